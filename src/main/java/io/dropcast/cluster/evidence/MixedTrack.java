package io.dropcast.cluster.evidence;

import io.dropcast.cluster.linkage.TwoGroups;
import io.dropcast.embed.Face;
import io.dropcast.embed.TrackFace;
import io.dropcast.face.Embedding;
import java.util.List;
import java.util.Optional;

/**
 * Whether two people may still be in one track. Where it is clear the track was split when its faces were encoded; here is what is
 * doubtful, and such a track is kept from gluing two people together. The tracker may jump from one face to another, and then the
 * vectors before and after the jump disagree. One odd picture (a profile, a hand) does not make a track mixed, which is why means of two
 * or more faces are compared and not the two faces that are farthest apart.
 */
public final class MixedTrack {
    /** Two means of one person stay above this even across poses; those of two people are near 0. */
    private static final double LEAST_SIMILARITY = 0.30;

    private static final int LEAST_FACES = 2;

    private MixedTrack() {}

    /** @param affinity says how alike faces like these have to be */
    public static boolean isMixed(TrackFace track, Affinity affinity) {
        List<Embedding> vectors = track.faces().stream()
                .map(Face::embedding)
                .flatMap(Optional::stream)
                .toList();
        return vectors.size() >= 2 * LEAST_FACES
                && Math.min(similarityAcrossChange(vectors), TwoGroups.similarity(vectors))
                        < affinity.leastCosine(track, LEAST_SIMILARITY);
    }

    /**
     * Similarity of the mean before to the mean after the change point. The change point is where the two parts are tightest: where the
     * lengths of their vector sums add up to most, the maximum-likelihood split for vectors on a sphere (Banerjee et al., "Clustering on
     * the Unit Hypersphere using von Mises-Fisher Distributions", JMLR 2005, with one concentration for both parts).
     */
    private static double similarityAcrossChange(List<Embedding> vectors) {
        double[] before = new double[vectors.get(0).size()];
        double[] after = new double[before.length];
        for (Embedding vector : vectors) {
            add(vector, 1, after);
        }
        double tightest = Double.NEGATIVE_INFINITY;
        double similarity = 1;
        for (int split = 1; split <= vectors.size() - LEAST_FACES; split++) {
            add(vectors.get(split - 1), 1, before);
            add(vectors.get(split - 1), -1, after);
            double tightness = length(before) + length(after);
            if (split >= LEAST_FACES && tightness > tightest) {
                tightest = tightness;
                similarity = cosine(before, after);
            }
        }
        return similarity;
    }

    private static void add(Embedding vector, int times, double[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] += times * vector.at(i);
        }
    }

    /** 0 where one side cancels itself out: faces that have no common direction agree with nothing. */
    private static double cosine(double[] a, double[] b) {
        double lengths = length(a) * length(b);
        return lengths < 1e-9 ? 0 : dot(a, b) / lengths;
    }

    private static double length(double[] a) {
        return Math.sqrt(dot(a, a));
    }

    private static double dot(double[] a, double[] b) {
        double dot = 0;
        for (int i = 0; i < a.length; i++) {
            dot += a[i] * b[i];
        }
        return dot;
    }
}
