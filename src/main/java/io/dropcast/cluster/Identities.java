package io.dropcast.cluster;

import io.dropcast.face.EpisodeId;
import java.util.List;

/**
 * The identities of an episode, in the order of their ids. Every track of the episode is in exactly one.
 *
 * @param nextIdentity number that the next new identity gets; rises for good, so that no id ever comes to mean someone else
 */
public record Identities(EpisodeId ep, List<Identity> identities, ClusterStats stats, int nextIdentity) {
    public Identities {
        identities = List.copyOf(identities);
    }
}
