package io.dropcast.people.match;

import io.dropcast.face.PersonId;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the people of a show again in a new episode. First the clusters of the episode are grouped among themselves, then the groups are
 * given to people, the most similar pair first; a group that is near enough to no person is a new person. What is certain outranks what is
 * similar: two that are on screen together are never one person, and neither is what a human ruled out.
 *
 * <p>No I/O, no state; the order of the arguments does not matter.
 */
public final class MatchClusters {
    private final MatchSettings settings;

    public MatchClusters(MatchSettings settings) {
        this.settings = settings;
    }

    /**
     * @param newcomers clusters of one episode without an owner
     * @param people of the show. Clusters of theirs whose vectors are of another model than the newcomers' are left out
     * @throws IllegalArgumentException when the newcomers are of several episodes or models, or one is there twice or is owned
     */
    public Matching match(List<MatchCluster> newcomers, List<KnownPerson> people) {
        if (newcomers.isEmpty()) {
            return new Matching(List.of(), List.of());
        }
        List<MatchCluster> looks = newcomers.stream()
                .sorted(Comparator.comparing(MatchCluster::cluster))
                .toList();
        check(looks, people);
        List<ClusterGroup> groups = CompleteLinkage.groups(looks, settings.sameEpisodeSim()).stream()
                .map(ClusterGroup::new)
                .toList();
        AssignGroups giving = new AssignGroups(settings, groups, candidates(looks.get(0), people));
        Map<String, PersonId> given = giving.give();
        return new Matching(groups(groups, given), new Suggestions(settings, groups, given).all(giving.nearMisses()));
    }

    private static void check(List<MatchCluster> looks, List<KnownPerson> people) {
        MatchCluster first = looks.get(0);
        Set<String> seen = new HashSet<>();
        people.forEach(p -> p.owned().forEach(look -> seen.add(look.cluster())));
        for (MatchCluster look : looks) {
            if (!look.episode().equals(first.episode())) {
                throw new IllegalArgumentException(first.cluster() + " and " + look.cluster() + " are of two episodes");
            }
            if (!look.centroid().model().equals(first.centroid().model())) {
                throw new IllegalArgumentException(first.cluster() + " and " + look.cluster() + " are of two models");
            }
            if (!seen.add(look.cluster())) {
                throw new IllegalArgumentException(look.cluster() + " is there twice, or has an owner already");
            }
        }
    }

    private static List<CandidatePerson> candidates(MatchCluster newcomer, List<KnownPerson> people) {
        return people.stream()
                .sorted(Comparator.comparing(KnownPerson::id))
                .parallel()
                .flatMap(known -> candidate(newcomer, known).stream())
                .toList();
    }

    private static Optional<CandidatePerson> candidate(MatchCluster newcomer, KnownPerson known) {
        List<MatchCluster> comparable = known.owned().stream()
                .filter(look ->
                        look.centroid().model().equals(newcomer.centroid().model()))
                .toList();
        return comparable.isEmpty()
                ? Optional.empty()
                : Optional.of(new CandidatePerson(known, comparable, newcomer.episode()));
    }

    private static List<PersonClusters> groups(List<ClusterGroup> groups, Map<String, PersonId> given) {
        return groups.stream()
                .map(p -> new PersonClusters(p.clusters(), Optional.ofNullable(given.get(p.name()))))
                .toList();
    }
}
