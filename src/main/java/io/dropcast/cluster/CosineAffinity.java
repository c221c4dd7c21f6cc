package io.dropcast.cluster;

import io.dropcast.embed.TrackFace;
import java.util.List;

/**
 * Tracks are as alike as their vectors, whatever the pictures are like.
 *
 * @param threshold cosine similarity, 0.2..0.99
 */
record CosineAffinity(double threshold) implements Affinity {

    @Override
    public PairSimilarity of(List<TrackFace> tracks) {
        return PairSimilarity.COSINE;
    }

    @Override
    public double leastCosine(TrackFace track, double ofClearFaces) {
        return ofClearFaces;
    }

    @Override
    public double even() {
        return threshold;
    }

    @Override
    public double thresholdOfLeft() {
        return threshold;
    }

    @Override
    public boolean tellsAlone(TrackFace track) {
        return true;
    }

    @Override
    public boolean isSharp(TrackFace track) {
        return true;
    }

    @Override
    public boolean isClear(TrackFace track) {
        return true;
    }

    @Override
    public boolean tells(TrackFace track) {
        return true;
    }
}
