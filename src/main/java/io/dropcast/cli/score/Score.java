package io.dropcast.cli.score;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/**
 * How good an episode is: what was found in it against the truth. One instance an episode.
 *
 * <ul>
 *   <li>{@code tracks}: all; {@code false_tracks}: those that show no person who was labelled; {@code mixed_tracks}: those with more than a
 *       tenth of their boxes on another; {@code cut_crossing}: those that span a cut
 *   <li>{@code people}: in the truth; {@code clusters}: identities with a track that is not false; each such track that is in no identity
 *       counts as one
 *   <li>{@code wcp}: cluster purity; {@code bcubed_p}, {@code bcubed_r}, {@code bcubed_f}: BCubed precision, recall and their harmonic mean
 *       (Bagga and Baldwin, "Entity-Based Cross-Document Coreferencing", 1998); {@code nmi}: normalised mutual information, arithmetic
 *       mean. All in 0..1, each track weighted by its frames. Without a track they are 0, but for the mutual information: of nothing,
 *       nothing is unknown
 *   <li>{@code appearance_recall}: share of the (shot, person) pairs with at least one track; {@code frame_recall}: share of their frames
 *       that a track covers
 * </ul>
 */
public final class Score {
    private final Truth truth;
    private final List<Row> rows = new ArrayList<>();
    private final Map<Appearance, Set<Long>> covered = new HashMap<>();
    private final Map<String, Number> measures = new LinkedHashMap<>();

    /** A track: the person it shows, and the identity it was put into. */
    private record Row(String who, String identity, long weight) {}

    private record Pair(String who, String identity) {}

    private record Appearance(OptionalInt shot, String who) {}

    private Score(Truth truth) {
        this.truth = truth;
    }

    /**
     * The measures by name, in the order of the list above: whole numbers as Integer, shares as Double.
     *
     * @param tracks every track of the episode
     */
    public static Map<String, Number> of(Truth truth, List<FoundTrack> tracks) {
        Score score = new Score(truth);
        score.tracks(tracks);
        score.agreement();
        score.recall();
        return Collections.unmodifiableMap(score.measures);
    }

    private void tracks(List<FoundTrack> tracks) {
        int mixed = 0;
        int crossing = 0;
        for (FoundTrack track : tracks) {
            // in the order of the track, so that of two people who are shown as often the first one wins
            Map<Optional<String>, Integer> votes = new LinkedHashMap<>();
            Set<OptionalInt> shots = new HashSet<>();
            for (FoundTrack.Sighting seen : track.sightings()) {
                shots.add(truth.shotAt(seen.frame()));
                votes.merge(truth.whoAt(seen.frame(), seen.x(), seen.y()), 1, Integer::sum);
            }
            int most = Collections.max(votes.values());
            mixed += most < 0.9 * track.sightings().size() ? 1 : 0;
            crossing += shots.size() > 1 ? 1 : 0;
            votes.entrySet().stream()
                    .filter(vote -> vote.getValue() == most)
                    .findFirst()
                    .flatMap(Map.Entry::getKey)
                    .ifPresent(who -> rows.add(new Row(who, track.identity(), track.weight())));
            cover(track.sightings());
        }
        measures.put("tracks", tracks.size());
        measures.put("false_tracks", tracks.size() - rows.size());
        measures.put("mixed_tracks", mixed);
        measures.put("cut_crossing", crossing);
    }

    /** A face counts as where it was until it is seen again, within a second. */
    private void cover(List<FoundTrack.Sighting> seen) {
        for (int i = 0; i < seen.size(); i++) {
            FoundTrack.Sighting at = seen.get(i);
            long next = i + 1 < seen.size() ? seen.get(i + 1).frame() : at.frame();
            long end = next - at.frame() <= truth.fps() ? next : at.frame();
            for (long frame = at.frame(); frame <= end; frame++) {
                Optional<String> who = truth.whoAt(frame, at.x(), at.y());
                if (who.isPresent()) {
                    covered.computeIfAbsent(new Appearance(truth.shotAt(frame), who.get()), a -> new HashSet<>())
                            .add(frame);
                }
            }
        }
    }

    private void agreement() {
        Map<String, Double> identities = sums(Row::identity);
        Map<String, Double> people = sums(Row::who);
        Map<String, Double> most = new LinkedHashMap<>();
        double total = Math.max(1, rows.stream().mapToLong(Row::weight).sum());
        double precision = 0;
        double recall = 0;
        double information = 0;
        for (Map.Entry<Pair, Double> pair :
                sums(row -> new Pair(row.who(), row.identity())).entrySet()) {
            double both = pair.getValue();
            double identity = identities.getOrDefault(pair.getKey().identity(), both);
            double person = people.getOrDefault(pair.getKey().who(), both);
            most.merge(pair.getKey().identity(), both, Math::max);
            precision += both * both / identity / total;
            recall += both * both / person / total;
            information += both / total * Math.log(both * total / (identity * person));
        }
        double both = precision + recall;
        double entropies = entropy(identities.values(), total) + entropy(people.values(), total);
        measures.put("people", (int) truth.shots().stream()
                .flatMap(shot -> shot.regions().stream())
                .map(Truth.Region::who)
                .distinct()
                .count());
        measures.put("clusters", identities.size());
        measures.put("wcp", most.values().stream().mapToDouble(n -> n).sum() / total);
        measures.put("bcubed_p", precision);
        measures.put("bcubed_r", recall);
        measures.put("bcubed_f", both == 0 ? 0.0 : 2 * precision * recall / both);
        measures.put("nmi", entropies == 0 ? 1.0 : 2 * information / entropies);
    }

    private <K> Map<K, Double> sums(Function<Row, K> key) {
        Map<K, Double> sums = new LinkedHashMap<>();
        rows.forEach(row -> sums.merge(key.apply(row), (double) row.weight(), Double::sum));
        return sums;
    }

    private static double entropy(Collection<Double> sizes, double total) {
        return -sizes.stream().mapToDouble(n -> n / total * Math.log(n / total)).sum();
    }

    private void recall() {
        Map<Appearance, Long> asked = new HashMap<>();
        for (int n = 0; n < truth.shots().size(); n++) {
            Truth.Shot shot = truth.shots().get(n);
            for (Truth.Region region : shot.regions()) {
                if (!region.partial()) {
                    asked.put(new Appearance(OptionalInt.of(n), region.who()), shot.frames());
                }
            }
        }
        long frames = asked.values().stream().mapToLong(n -> n).sum();
        long found = asked.keySet().stream()
                .mapToLong(a -> covered.getOrDefault(a, Set.of()).size())
                .sum();
        long seen = asked.keySet().stream().filter(covered::containsKey).count();
        measures.put("appearance_recall", (double) seen / Math.max(1, asked.size()));
        measures.put("frame_recall", (double) found / Math.max(1, frames));
    }
}
