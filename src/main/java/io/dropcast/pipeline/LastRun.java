package io.dropcast.pipeline;

import io.dropcast.cluster.ClusterMemory;
import io.dropcast.cluster.PastIdentity;
import java.util.List;
import java.util.Optional;

/**
 * What is known of the last run of the cluster stage.
 *
 * @param made identities that it made, rising by id; none of another video
 * @param begun what it went on from; empty before the first run, and of another video
 */
record LastRun(ClusterMemory memory, List<PastIdentity> made, Optional<Beginning> begun) {
    LastRun {
        made = List.copyOf(made);
    }

    static LastRun none() {
        return new LastRun(ClusterMemory.none(), List.of(), Optional.empty());
    }
}
