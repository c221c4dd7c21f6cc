package io.dropcast.people.match;

import io.dropcast.face.PersonId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a human is asked: the near misses between groups and people, and between the groups of the episode. */
final class Suggestions {
    /** A list that is longer is not read. */
    private static final int MOST_PER_CLUSTER = 3;

    private static final Comparator<Suggestion> BEST_FIRST = Comparator.comparingDouble(Suggestion::similarity)
            .reversed()
            .thenComparing(Suggestion::cluster)
            .thenComparing(suggestion -> suggestion.maybe().text());

    private final MatchSettings settings;
    private final List<ClusterGroup> groups;
    private final Map<String, PersonId> given;

    /** @param given the person of each given group, by the group's name */
    Suggestions(MatchSettings settings, List<ClusterGroup> groups, Map<String, PersonId> given) {
        this.settings = settings;
        this.groups = groups;
        this.given = given;
    }

    private record Nearest(MatchCluster look, MatchCluster near, double similarity) {}

    /** @param nearMisses those between groups and people */
    List<Suggestion> all(List<Suggestion> nearMisses) {
        List<Suggestion> all = new ArrayList<>(nearMisses);
        Set<String> asked = new HashSet<>();
        nearMisses.forEach(miss -> asked.add(miss.key()));
        for (int i = 0; i < groups.size(); i++) {
            for (int j = i + 1; j < groups.size(); j++) {
                if (!isSettled(groups.get(i), groups.get(j), asked)) {
                    between(groups.get(i), groups.get(j)).ifPresent(all::add);
                }
            }
        }
        all.sort(BEST_FIRST);
        return fewest(all);
    }

    /** Whether both have a person, or one has and the other is asked about that person already. */
    private boolean isSettled(ClusterGroup one, ClusterGroup other, Set<String> asked) {
        Optional<PersonId> mine = Optional.ofNullable(given.get(one.name()));
        Optional<PersonId> theirs = Optional.ofNullable(given.get(other.name()));
        if (mine.isPresent() && theirs.isPresent()) {
            return true;
        }
        return mine.filter(p -> asked.contains(other.name() + "|" + p)).isPresent()
                || theirs.filter(p -> asked.contains(one.name() + "|" + p)).isPresent();
    }

    /** The nearest two of two groups, when they are near enough and could be one person. */
    private Optional<Suggestion> between(ClusterGroup one, ClusterGroup other) {
        if (one.onScreenWith(other.looks()).isPresent()) {
            return Optional.empty();
        }
        Nearest nearest = asksAboutOther(one, other) ? nearest(other, one) : nearest(one, other);
        return nearest.similarity() < settings.suggestSim() ? Optional.empty() : Optional.of(suggestion(nearest));
    }

    private static Nearest nearest(ClusterGroup asked, ClusterGroup about) {
        List<Nearest> pairs = new ArrayList<>();
        for (MatchCluster look : asked.looks()) {
            for (MatchCluster near : about.looks()) {
                pairs.add(new Nearest(look, near, look.similarity(near)));
            }
        }
        // both are sorted by name, and the sort is stable
        pairs.sort(Comparator.comparingDouble(Nearest::similarity).reversed());
        return pairs.get(0);
    }

    /** Of two, the one without a person is asked about; else the one that was seen less; else the later. */
    private boolean asksAboutOther(ClusterGroup one, ClusterGroup other) {
        boolean known = given.containsKey(one.name());
        if (known != given.containsKey(other.name())) {
            return known;
        }
        return faces(one) >= faces(other);
    }

    private static long faces(ClusterGroup group) {
        return group.looks().stream().mapToLong(MatchCluster::faces).sum();
    }

    private Suggestion suggestion(Nearest pair) {
        String similar = "similar to " + pair.near().cluster() + " (" + SimilarityFormat.of(pair.similarity()) + "), ";
        String why = pair.similarity() < settings.sameEpisodeSim()
                ? "under the " + settings.sameEpisodeSim() + " that is asked for within an episode"
                : "but not to all that go with it";
        return new Suggestion(
                pair.look().cluster(),
                new Suggestion.OfCluster(pair.near().cluster()),
                SimilarityFormat.rounded(pair.similarity()),
                similar + why);
    }

    private static List<Suggestion> fewest(List<Suggestion> sorted) {
        Map<String, Integer> counts = new HashMap<>();
        return sorted.stream()
                .filter(s -> counts.merge(s.cluster(), 1, Integer::sum) <= MOST_PER_CLUSTER)
                .toList();
    }
}
