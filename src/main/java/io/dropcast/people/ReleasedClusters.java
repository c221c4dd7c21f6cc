package io.dropcast.people;

import io.dropcast.face.PersonId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Clusters that are taken from their owners so that they can be matched anew, and those owners.
 *
 * @param owners by cluster
 */
record ReleasedClusters(Map<String, PersonId> owners) {
    ReleasedClusters {
        owners = Map.copyOf(owners);
    }

    static ReleasedClusters nothing() {
        return new ReleasedClusters(Map.of());
    }

    /** @param clusters some of which have an owner */
    static ReleasedClusters of(People people, List<String> clusters) {
        Map<String, Person> all = people.owners();
        Map<String, PersonId> owners = new HashMap<>();
        clusters.forEach(c -> Optional.ofNullable(all.get(c)).ifPresent(p -> owners.put(c, p.id())));
        return new ReleasedClusters(owners);
    }

    /** The people without the loose clusters; people who own nothing else are still there. */
    People people(People before) {
        return before.with(
                before.people().stream()
                        .map(p -> p.owning(p.clusterIds().stream()
                                .filter(c -> !owners.containsKey(c))
                                .toList()))
                        .toList(),
                before.nextPerson());
    }

    /** Without people who lost all they had and of whom a human never said anything: they were only ever a guess. */
    People withoutGuesses(People after) {
        List<Person> left = after.people().stream()
                .filter(p -> !owners.containsValue(p.id()) || !p.clusterIds().isEmpty() || p.touched())
                .toList();
        return after.with(left, after.nextPerson());
    }

    /**
     * Of the people who had the clusters and have nothing now, the one with most of them; of two, the first.
     *
     * @param now the people, as far as clusters were given again
     * @param taken people who get another group
     */
    Optional<PersonId> whoTheyWere(List<String> clusters, List<Person> now, Set<PersonId> taken) {
        Map<PersonId, Integer> had = new TreeMap<>();
        clusters.forEach(c -> Optional.ofNullable(owners.get(c)).ifPresent(p -> had.merge(p, 1, Integer::sum)));
        now.stream().filter(p -> !p.clusterIds().isEmpty()).forEach(p -> had.remove(p.id()));
        had.keySet().removeAll(taken);
        int most = had.values().stream().mapToInt(n -> n).max().orElse(0);
        return had.entrySet().stream()
                .filter(e -> e.getValue() == most)
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
