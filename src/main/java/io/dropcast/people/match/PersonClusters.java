package io.dropcast.people.match;

import io.dropcast.face.PersonId;
import java.util.List;
import java.util.Optional;

/**
 * Clusters of one episode that are one person.
 *
 * @param clusters sorted by name, never empty
 * @param person the owner of them; empty when it is a new person
 */
public record PersonClusters(List<String> clusters, Optional<PersonId> person) {
    public PersonClusters {
        clusters = List.copyOf(clusters);
        if (clusters.isEmpty()) {
            throw new IllegalArgumentException("a group has at least one cluster");
        }
    }
}
