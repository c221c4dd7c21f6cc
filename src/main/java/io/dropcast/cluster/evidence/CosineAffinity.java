package io.dropcast.cluster.evidence;

import io.dropcast.cluster.linkage.PairSimilarity;
import io.dropcast.embed.TrackFace;
import java.util.List;

/**
 * Tracks are as alike as their vectors, whatever the pictures are like.
 *
 * @param threshold cosine similarity, 0.2..0.99
 */
public record CosineAffinity(double threshold) implements Affinity {

    @Override
    public PairSimilarity of(List<TrackFace> tracks) {
        return PairSimilarity.COSINE;
    }

    @Override
    public double leastCosine(TrackFace track, double ofClearFaces) {
        return ofClearFaces;
    }
}
