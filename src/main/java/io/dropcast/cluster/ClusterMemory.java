package io.dropcast.cluster;

import java.util.List;

/**
 * What the cluster stage remembers from its last run on the episode.
 *
 * @param nextIdentity number of the next new identity, from 1
 */
public record ClusterMemory(List<PastIdentity> past, int nextIdentity) {
    public ClusterMemory {
        past = List.copyOf(past);
    }

    /** Nothing was there before. */
    public static ClusterMemory none() {
        return new ClusterMemory(List.of(), 1);
    }
}
