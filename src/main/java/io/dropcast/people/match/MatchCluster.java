package io.dropcast.people.match;

import io.dropcast.face.Embedding;
import java.util.Set;

/**
 * A cluster of tracks of one episode, as far as matching needs it.
 *
 * @param cluster {@code ep_id:identity_id}, such as {@code rhobh-s05e17:id_0012}
 * @param centroid mean direction of its tracks
 * @param faces that were encoded, 0 or more; many count for more in a person's prototype
 * @param onScreenWith clusters of the same episode that share a moment with this one: they are other people. It is enough that one
 *     of two names the other
 */
public record MatchCluster(String cluster, Embedding centroid, int faces, Set<String> onScreenWith) {
    /** @throws IllegalArgumentException when the name has no episode, or the number of faces is negative */
    public MatchCluster {
        onScreenWith = Set.copyOf(onScreenWith);
        if (cluster.indexOf(':') < 1) {
            throw new IllegalArgumentException("'" + cluster + "' is not a cluster such as ep:id_0001");
        }
        if (faces < 0) {
            throw new IllegalArgumentException(cluster + " has " + faces + " faces");
        }
    }

    /** The id of its episode. */
    String episode() {
        return cluster.substring(0, cluster.lastIndexOf(':'));
    }

    /** Whether one frame shows both, so that they are two people. */
    boolean sharesScreenWith(MatchCluster other) {
        return onScreenWith.contains(other.cluster) || other.onScreenWith.contains(cluster);
    }

    double similarity(MatchCluster other) {
        return Prototype.onGrid(centroid.similarity(other.centroid));
    }
}
