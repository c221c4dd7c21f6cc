package io.dropcast.people.match;

import io.dropcast.face.PersonId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Gives groups to people, the most similar pair first, so that each is judged by what was surer than it. Used once. */
final class AssignGroups {
    private static final Comparator<Pair> NEAREST_FIRST = Comparator.comparingDouble(Pair::similarity)
            .reversed()
            .thenComparing(pair -> pair.party().name())
            .thenComparing(pair -> pair.host().id());

    private final MatchSettings settings;
    private final List<ClusterGroup> parties;
    /** For each group those who are near enough to be a rival or nearer, in the order of their ids. */
    private final Map<String, List<CandidatePerson>> near = new HashMap<>();

    private final Map<String, PersonId> given = new HashMap<>();
    private final List<Suggestion> nearMisses = new ArrayList<>();

    /** @param hosts in the order of their ids */
    AssignGroups(MatchSettings settings, List<ClusterGroup> parties, List<CandidatePerson> hosts) {
        this.settings = settings;
        this.parties = parties;
        near(hosts);
    }

    /** A show may have a hundred thousand people: each is read once and put beside all groups. */
    private void near(List<CandidatePerson> hosts) {
        double least = settings.suggestSim() - settings.margin();
        List<BitSet> found = hosts.parallelStream()
                .map(host -> IntStream.range(0, parties.size())
                        .filter(p -> host.mayReach(least, parties.get(p)))
                        .collect(BitSet::new, BitSet::set, BitSet::or))
                .toList();
        parties.forEach(p -> near.put(p.name(), new ArrayList<>()));
        for (int h = 0; h < found.size(); h++) {
            CandidatePerson host = hosts.get(h);
            found.get(h).stream().forEach(p -> near(parties.get(p)).add(host));
        }
    }

    private List<CandidatePerson> near(ClusterGroup party) {
        return Optional.ofNullable(near.get(party.name())).orElseThrow();
    }

    private record Pair(ClusterGroup party, CandidatePerson host, double similarity) {}

    /** Who gets which group, by the group's name; groups of nobody are not in it. */
    Map<String, PersonId> give() {
        for (Pair pair : pairs()) {
            if (given.containsKey(pair.party().name())) {
                continue;
            }
            Optional<String> objection = objection(pair);
            if (objection.isEmpty()) {
                pair.host().take(pair.party());
                given.put(pair.party().name(), pair.host().id());
            } else if (isWorthAsking(pair)) {
                nearMisses.add(suggestion(pair, objection.get()));
            }
        }
        nearMisses.removeIf(miss -> given.containsKey(miss.cluster()));
        return Map.copyOf(given);
    }

    /** Pairs that were near but not joined, of groups that went to nobody. */
    List<Suggestion> nearMisses() {
        return List.copyOf(nearMisses);
    }

    private List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        for (ClusterGroup party : parties) {
            for (CandidatePerson host : near(party)) {
                double similarity = host.similarity(party);
                if (similarity >= settings.suggestSim() && !host.isNever(party)) {
                    pairs.add(new Pair(party, host, similarity));
                }
            }
        }
        pairs.sort(NEAREST_FIRST);
        return pairs;
    }

    /** Somebody who is on screen with them is worth a question only when they look the same: one of the two clusters may be wrong. */
    private boolean isWorthAsking(Pair pair) {
        return pair.similarity() >= settings.joinSim() || !pair.host().isRuledOut(pair.party());
    }

    /** Why the group is not given to the person; empty when it is. */
    private Optional<String> objection(Pair pair) {
        return tooFar(pair)
                .or(() -> onScreen(pair))
                .or(() -> secondInEpisode(pair))
                .or(() -> rival(pair))
                .map(why ->
                        "similar to " + pair.host().id() + " (" + SimilarityFormat.of(pair.similarity()) + "), " + why);
    }

    private Optional<String> tooFar(Pair pair) {
        return pair.similarity() >= settings.joinSim()
                ? Optional.empty()
                : Optional.of("under the " + settings.joinSim() + " that is asked for");
    }

    private static Optional<String> onScreen(Pair pair) {
        return pair.party()
                .onScreenWith(pair.host().here())
                .map(look -> "but on screen together with their " + look.cluster());
    }

    /**
     * Somebody who is in the episode already. The clustering saw both and kept them apart, so the group must be as like the person as two
     * clusters of one episode. It need not be that like each of their clusters here: what they look like elsewhere, or what a human put
     * together, is evidence that the clustering had not.
     */
    private Optional<String> secondInEpisode(Pair pair) {
        if (pair.host().here().isEmpty()) {
            return Optional.empty();
        }
        if (pair.similarity() < settings.sameEpisodeSim()) {
            return Optional.of("who is in this episode already: " + settings.sameEpisodeSim() + " is asked for");
        }
        return unlike(pair);
    }

    /** The first cluster of the person in the episode that is too unlike the group. */
    private Optional<String> unlike(Pair pair) {
        for (MatchCluster theirs : pair.host().here()) {
            for (MatchCluster look : pair.party().looks()) {
                double similarity = look.similarity(theirs);
                if (similarity < settings.joinSim()) {
                    return Optional.of("but less to their " + theirs.cluster() + " (" + SimilarityFormat.of(similarity)
                            + "), under the " + settings.joinSim() + " that is asked for");
                }
            }
        }
        return Optional.empty();
    }

    /** Somebody else who looks about the same, or more so, and who is not ruled out. */
    private Optional<String> rival(Pair pair) {
        for (CandidatePerson other : near(pair.party())) {
            double similarity = other.similarity(pair.party());
            boolean close = pair.similarity() - similarity < settings.margin();
            if (other != pair.host() && close && !other.isRuledOut(pair.party())) {
                return Optional.of("but also to " + other.id() + " (" + SimilarityFormat.of(similarity) + ")");
            }
        }
        return Optional.empty();
    }

    private static Suggestion suggestion(Pair pair, String reason) {
        return new Suggestion(
                pair.party().name(),
                new Suggestion.OfPerson(pair.host().id()),
                SimilarityFormat.rounded(pair.similarity()),
                reason);
    }
}
