package io.dropcast.cluster;

import java.util.List;
import java.util.Optional;

/**
 * What is known of the last run of the cluster stage.
 *
 * @param made identities that it made, rising by id; none of another video
 * @param begun what it went on from; empty before the first run, and of another video
 * @param heard what it had learnt from humans
 */
public record LastRun(ClusterMemory memory, List<PastIdentity> made, Optional<Beginning> begun, Heard heard) {
    public LastRun {
        made = List.copyOf(made);
    }

    static LastRun none() {
        return new LastRun(ClusterMemory.none(), List.of(), Optional.empty(), Heard.NOTHING);
    }
}
