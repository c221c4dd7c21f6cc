package io.dropcast.cluster.linkage;

import io.dropcast.face.Embedding;
import java.util.List;

/** How like the tracks of one cluster are to each other. All values are cosine similarities, -1..1. */
public final class Likeness {
    /** Vectors are float: what differs by less than this is the same, and reaches a threshold that it equals. */
    static final double TOLERANCE = 1e-6;

    private Likeness() {}

    public static boolean reaches(double similarity, double threshold) {
        return similarity >= threshold - TOLERANCE;
    }

    /**
     * For each vector its similarity to the normalised mean of the <em>others</em>. A vector pulls the mean of all towards itself, in a
     * small cluster so much that no outlier could ever be told; the mean of the others it cannot touch.
     *
     * @param vectors two or more
     */
    public static double[] toOthers(List<Embedding> vectors) {
        double[] sum = new double[vectors.get(0).size()];
        for (Embedding vector : vectors) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += vector.at(i);
            }
        }
        double[] similarities = new double[vectors.size()];
        for (int v = 0; v < similarities.length; v++) {
            similarities[v] = toRest(vectors.get(v), sum);
        }
        return similarities;
    }

    /** 0 where the others cancel each other out and have no mean direction. */
    private static double toRest(Embedding vector, double[] sum) {
        double dot = 0;
        double squares = 0;
        for (int i = 0; i < sum.length; i++) {
            double rest = sum[i] - vector.at(i);
            dot += rest * vector.at(i);
            squares += rest * rest;
        }
        return squares < 1e-12 ? 0 : Math.max(-1, Math.min(1, dot / Math.sqrt(squares)));
    }
}
