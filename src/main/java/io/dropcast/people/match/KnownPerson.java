package io.dropcast.people.match;

import io.dropcast.face.PersonId;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * A person of the show, as far as matching needs it.
 *
 * @param owned the clusters that are theirs, sorted by name; those without a vector are left out
 * @param never names of clusters that a human said are not them
 */
public record KnownPerson(PersonId id, List<MatchCluster> owned, Set<String> never) {
    public KnownPerson {
        owned = owned.stream()
                .sorted(Comparator.comparing(MatchCluster::cluster))
                .toList();
        never = Set.copyOf(never);
    }
}
