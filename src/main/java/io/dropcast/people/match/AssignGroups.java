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
            .thenComparing(pair -> pair.group().name())
            .thenComparing(pair -> pair.candidate().id());

    private final MatchSettings settings;
    private final List<ClusterGroup> groups;
    /** For each group the people who are near enough to be a rival or nearer, in the order of their ids. */
    private final Map<String, List<CandidatePerson>> near = new HashMap<>();

    private final Map<String, PersonId> given = new HashMap<>();
    private final List<Suggestion> nearMisses = new ArrayList<>();

    /** @param candidates in the order of their ids */
    AssignGroups(MatchSettings settings, List<ClusterGroup> groups, List<CandidatePerson> candidates) {
        this.settings = settings;
        this.groups = groups;
        near(candidates);
    }

    /** A show may have a hundred thousand people: each is read once and put beside all groups. */
    private void near(List<CandidatePerson> candidates) {
        double least = settings.suggestSim() - settings.margin();
        List<BitSet> found = candidates.parallelStream()
                .map(candidate -> IntStream.range(0, groups.size())
                        .filter(p -> candidate.mayReach(least, groups.get(p)))
                        .collect(BitSet::new, BitSet::set, BitSet::or))
                .toList();
        groups.forEach(p -> near.put(p.name(), new ArrayList<>()));
        for (int h = 0; h < found.size(); h++) {
            CandidatePerson candidate = candidates.get(h);
            found.get(h).stream().forEach(p -> near(groups.get(p)).add(candidate));
        }
    }

    private List<CandidatePerson> near(ClusterGroup group) {
        return Optional.ofNullable(near.get(group.name())).orElseThrow();
    }

    private record Pair(ClusterGroup group, CandidatePerson candidate, double similarity) {}

    /** The person of each group, by the group's name; groups without a person are not in it. */
    Map<String, PersonId> give() {
        for (Pair pair : pairs()) {
            if (given.containsKey(pair.group().name())) {
                continue;
            }
            Optional<String> objection = objection(pair);
            if (objection.isEmpty()) {
                pair.candidate().take(pair.group());
                given.put(pair.group().name(), pair.candidate().id());
            } else if (isWorthAsking(pair)) {
                nearMisses.add(suggestion(pair, objection.get()));
            }
        }
        nearMisses.removeIf(miss -> given.containsKey(miss.cluster()));
        return Map.copyOf(given);
    }

    /** Pairs that were near but not joined, of groups that went to no person. */
    List<Suggestion> nearMisses() {
        return List.copyOf(nearMisses);
    }

    private List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        for (ClusterGroup group : groups) {
            for (CandidatePerson candidate : near(group)) {
                double similarity = candidate.similarity(group);
                if (similarity >= settings.suggestSim() && !candidate.isNever(group)) {
                    pairs.add(new Pair(group, candidate, similarity));
                }
            }
        }
        pairs.sort(NEAREST_FIRST);
        return pairs;
    }

    /** A person who is on screen with them is worth a question only when they look the same: one of the two clusters may be wrong. */
    private boolean isWorthAsking(Pair pair) {
        return pair.similarity() >= settings.joinSim() || !pair.candidate().isRuledOut(pair.group());
    }

    /** Why the group is not given to the person; empty when it is. */
    private Optional<String> objection(Pair pair) {
        return tooFar(pair)
                .or(() -> onScreen(pair))
                .or(() -> secondInEpisode(pair))
                .or(() -> rival(pair))
                .map(why -> "similar to " + pair.candidate().id() + " (" + SimilarityFormat.of(pair.similarity())
                        + "), " + why);
    }

    private Optional<String> tooFar(Pair pair) {
        return pair.similarity() >= settings.joinSim()
                ? Optional.empty()
                : Optional.of("under the " + settings.joinSim() + " that is asked for");
    }

    private static Optional<String> onScreen(Pair pair) {
        return pair.group()
                .onScreenWith(pair.candidate().here())
                .map(look -> "but on screen together with their " + look.cluster());
    }

    /**
     * Applies to a person who is in the episode already. The clustering saw both and kept them apart, so the group must be as like the
     * person as two clusters of one episode. It need not be that like each of their clusters here: what they look like elsewhere, or what a
     * human put together, is evidence that the clustering had not.
     */
    private Optional<String> secondInEpisode(Pair pair) {
        if (pair.candidate().here().isEmpty()) {
            return Optional.empty();
        }
        if (pair.similarity() < settings.sameEpisodeSim()) {
            return Optional.of("who is in this episode already: " + settings.sameEpisodeSim() + " is asked for");
        }
        return unlike(pair);
    }

    /** The first cluster of the person in the episode that is too unlike the group. */
    private Optional<String> unlike(Pair pair) {
        for (MatchCluster theirs : pair.candidate().here()) {
            for (MatchCluster look : pair.group().looks()) {
                double similarity = look.similarity(theirs);
                if (similarity < settings.joinSim()) {
                    return Optional.of("but less to their " + theirs.cluster() + " (" + SimilarityFormat.of(similarity)
                            + "), under the " + settings.joinSim() + " that is asked for");
                }
            }
        }
        return Optional.empty();
    }

    /** Another person who looks about the same, or more so, and who is not ruled out. */
    private Optional<String> rival(Pair pair) {
        for (CandidatePerson other : near(pair.group())) {
            double similarity = other.similarity(pair.group());
            boolean close = pair.similarity() - similarity < settings.margin();
            if (other != pair.candidate() && close && !other.isRuledOut(pair.group())) {
                return Optional.of("but also to " + other.id() + " (" + SimilarityFormat.of(similarity) + ")");
            }
        }
        return Optional.empty();
    }

    private static Suggestion suggestion(Pair pair, String reason) {
        return new Suggestion(
                pair.group().name(),
                new Suggestion.OfPerson(pair.candidate().id()),
                SimilarityFormat.rounded(pair.similarity()),
                reason);
    }
}
