package io.dropcast.cluster;

import io.dropcast.face.Embedding;
import io.dropcast.face.EpisodeId;
import java.util.List;
import java.util.Optional;

/**
 * The identities of an episode, in the order of their ids. Every track of the episode is in exactly one.
 *
 * @param nextIdentity number that the next new identity gets; rises for good, so that no id ever comes to mean someone else
 * @param coarse tracks that were too many to be compared each with each; known only where the identities are made
 */
public record Identities(
        EpisodeId ep, List<Identity> identities, ClusterStats stats, int nextIdentity, List<CoarseGroup> coarse) {
    public Identities {
        identities = List.copyOf(identities);
        coarse = List.copyOf(coarse);
    }

    /** Of tracks that were all compared. */
    public Identities(EpisodeId ep, List<Identity> identities, ClusterStats stats, int nextIdentity) {
        this(ep, identities, stats, nextIdentity, List.of());
    }

    /** The model pack whose vectors these are; empty when no identity has one. */
    public Optional<String> model() {
        return identities.stream()
                .flatMap(i -> i.centroid().stream())
                .map(Embedding::model)
                .findFirst();
    }
}
