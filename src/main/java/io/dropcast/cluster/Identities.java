package io.dropcast.cluster;

import io.dropcast.cluster.linkage.CoarseGroup;
import io.dropcast.face.Embedding;
import io.dropcast.face.EpisodeId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The identities of an episode, in the order of their ids. Every track of the episode is in exactly one of them, or unclustered.
 *
 * @param nextIdentity number that the next new identity gets; rises for good, so that no id ever comes to mean someone else
 * @param unclustered tracks that are in no identity, rising by track
 * @param coarse tracks that were too many to be compared each with each; known only where the identities are made
 */
public record Identities(
        EpisodeId ep,
        List<Identity> identities,
        ClusterStats stats,
        int nextIdentity,
        List<Unclustered> unclustered,
        List<CoarseGroup> coarse) {
    public Identities {
        identities = List.copyOf(identities);
        unclustered = unclustered.stream()
                .sorted(Comparator.comparing(Unclustered::track))
                .toList();
        coarse = List.copyOf(coarse);
    }

    /** Of tracks that were all compared, and of each of which it could be told who is in it. */
    public Identities(EpisodeId ep, List<Identity> identities, ClusterStats stats, int nextIdentity) {
        this(ep, identities, stats, nextIdentity, List.of(), List.of());
    }

    /** The same, told in other words. */
    Identities with(List<Identity> others) {
        return new Identities(ep, others, stats, nextIdentity, unclustered, coarse);
    }

    /** The model pack whose vectors these are; empty when no identity has one. */
    public Optional<String> model() {
        return identities.stream()
                .flatMap(i -> i.centroid().stream())
                .map(Embedding::model)
                .findFirst();
    }
}
