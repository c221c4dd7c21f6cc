package io.dropcast.people;

import io.dropcast.face.EpisodeId;
import io.dropcast.face.PersonId;
import java.util.List;
import java.util.Optional;

/**
 * A person of a show, as people.json holds it.
 *
 * @param name what a human called them; empty until then
 * @param clusterIds {@code ep_id:identity_id} of what they own, in the order it came
 * @param notClusterIds what a human said is never them
 * @param ignored whether a human does not want to see them
 * @param repCrop path of their picture in the outbox; empty when there is none
 * @param createdAt ISO-8601, UTC
 */
public record Person(
        PersonId id,
        Optional<String> name,
        List<String> aliases,
        List<String> clusterIds,
        List<String> notClusterIds,
        boolean ignored,
        Optional<String> repCrop,
        String createdAt) {
    public Person {
        aliases = List.copyOf(aliases);
        clusterIds = List.copyOf(clusterIds);
        notClusterIds = List.copyOf(notClusterIds);
    }

    /** What they own of one episode. */
    public List<String> ownedIn(EpisodeId ep) {
        return clusterIds.stream()
                .filter(c -> c.startsWith(People.clustersOf(ep)))
                .toList();
    }

    /** The same person with other clusters. */
    public Person owning(List<String> clusters) {
        return new Person(id, name, aliases, clusters, notClusterIds, ignored, repCrop, createdAt);
    }
}
