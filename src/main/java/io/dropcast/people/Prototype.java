package io.dropcast.people;

import io.dropcast.face.Embedding;
import java.util.Comparator;
import java.util.List;

/**
 * The mean direction of some looks. Made anew from the looks each time and never nudged along, so it cannot drift, and the same looks in
 * any order give the same bits.
 */
final class Prototype {
    /** From here on more faces say nothing new: one long episode must not outweigh all others. */
    private static final int MOST_FACES = 100;

    private static final double GRID = 1e6;

    private final double[] sum;
    private final double length;

    private Prototype(double[] sum, double length) {
        this.sum = sum;
        this.length = length;
    }

    /** @param looks one or more, of one model */
    static Prototype of(List<Look> looks) {
        double[] sum = new double[looks.get(0).centroid().size()];
        looks.stream().sorted(Comparator.comparing(Look::cluster)).forEach(look -> add(look, sum));
        return new Prototype(sum, Math.sqrt(dot(sum, sum)));
    }

    private static void add(Look look, double[] sum) {
        double weight = Math.sqrt(Math.max(1, Math.min(MOST_FACES, look.faces())));
        Embedding centroid = look.centroid();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += weight * centroid.at(i);
        }
    }

    /** Cosine similarity, -1..1; 0 where the looks of one side cancel each other out and have no direction. */
    double similarity(Prototype other) {
        double lengths = length * other.length;
        return lengths < 1e-9 ? 0 : onGrid(dot(sum, other.sum) / lengths);
    }

    /**
     * Rounded to 6 decimals, about what float vectors can tell apart: what is equal is then equal in all bits, so that ties are seen as
     * ties, and a similarity that should be 0.6 reaches 0.6.
     */
    static double onGrid(double similarity) {
        return Math.rint(Math.max(-1, Math.min(1, similarity)) * GRID) / GRID;
    }

    private static double dot(double[] a, double[] b) {
        double dot = 0;
        for (int i = 0; i < a.length; i++) {
            dot += a[i] * b[i];
        }
        return dot;
    }
}
