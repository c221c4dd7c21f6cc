package io.dropcast.cluster;

import io.dropcast.episode.StageInterrupted;
import io.dropcast.face.Embedding;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Distances between all pairs of {@code size} items, each pair once: row 0 with columns 1.., row 1 with columns 2.., and so on. A distance
 * is 0 or more; infinity says that the pair is never to be one.
 *
 * <p>Finite distances are kept as multiples of 2^-22 (0.00000024, about what float vectors can tell apart). A double then adds up to 2^30
 * of them without rounding, so a mean distance does not depend on the order in which clusters grew, and equal means are equal bits.
 */
final class DistanceMatrix {
    private static final double GRID = 1 << 22;
    private static final int MOST = 65_536;

    private final int size;
    private final float[] condensed;

    private DistanceMatrix(int size, float[] condensed) {
        this.size = size;
        this.condensed = condensed;
    }

    /**
     * Cosine distances 1 - similarity, 0..2.
     *
     * @param apart the {@link #index(int, int, int)} of each pair that is at infinite distance
     */
    static DistanceMatrix cosine(List<Embedding> vectors, BitSet apart) {
        int n = vectors.size();
        float[] condensed = new float[pairs(n)];
        int k = 0;
        for (int i = 0; i < n; i++) {
            StageInterrupted.check("cluster");
            Embedding vector = vectors.get(i);
            for (int j = i + 1; j < n; j++) {
                condensed[k] = apart.get(k) ? Float.POSITIVE_INFINITY : onGrid(1 - vector.similarity(vectors.get(j)));
                k++;
            }
        }
        return new DistanceMatrix(n, condensed);
    }

    /**
     * A matrix of given distances.
     *
     * @throws IllegalArgumentException when the number of distances does not fit, or one is negative or not a number
     */
    static DistanceMatrix of(int size, double... distances) {
        if (distances.length != pairs(size)) {
            throw new IllegalArgumentException(
                    size + " items have " + pairs(size) + " distances, found " + distances.length);
        }
        float[] condensed = new float[distances.length];
        for (int k = 0; k < condensed.length; k++) {
            if (!(distances[k] >= 0)) {
                throw new IllegalArgumentException("a distance is 0 or more, found " + distances[k]);
            }
            condensed[k] = onGrid(distances[k]);
        }
        return new DistanceMatrix(size, condensed);
    }

    int size() {
        return size;
    }

    /** The distance of two different items. */
    float at(int i, int j) {
        return condensed[i < j ? index(size, i, j) : index(size, j, i)];
    }

    /** Pairs of items. */
    int pairs() {
        return condensed.length;
    }

    /** The distances of the pairs that may be one. */
    double[] finite() {
        return Arrays.stream(toDoubles()).filter(Double::isFinite).toArray();
    }

    /** A copy for sums, in the order of {@link #index(int, int, int)}. */
    double[] toDoubles() {
        double[] copy = new double[condensed.length];
        for (int k = 0; k < copy.length; k++) {
            copy[k] = condensed[k];
        }
        return copy;
    }

    /** Where the pair stands; {@code i < j}. */
    static int index(int size, int i, int j) {
        // i is at most 65,535 and the whole sum less than 2^31, but the product alone may pass it
        return (int) ((long) i * (2L * size - i - 1) / 2) + j - i - 1;
    }

    private static int pairs(int size) {
        if (size > MOST) {
            throw new IllegalArgumentException(
                    size + " tracks are more than can be compared pair by pair (" + MOST + ")");
        }
        return (int) ((long) size * (size - 1) / 2);
    }

    private static float onGrid(double distance) {
        return (float) (Math.rint(distance * GRID) / GRID);
    }
}
