package io.dropcast.people.match;

import io.dropcast.face.Embedding;
import java.util.Comparator;
import java.util.List;

/**
 * The mean direction of some match clusters. Made anew from the clusters each time and never nudged along, so it cannot drift, and the same
 * clusters in any order give the same bits.
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
    static Prototype of(List<MatchCluster> looks) {
        double[] sum = new double[looks.get(0).centroid().size()];
        looks.stream().sorted(Comparator.comparing(MatchCluster::cluster)).forEach(look -> add(look, sum));
        return new Prototype(sum, Math.sqrt(dot(sum, sum)));
    }

    private static void add(MatchCluster look, double[] sum) {
        double weight = Math.sqrt(Math.max(1, Math.min(MOST_FACES, look.faces())));
        Embedding centroid = look.centroid();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += weight * centroid.at(i);
        }
    }

    /** Cosine similarity, -1..1; 0 where the clusters of one side cancel each other out and have no direction. */
    double similarity(Prototype other) {
        double lengths = length * other.length;
        return lengths < 1e-9 ? 0 : onGrid(dot(sum, other.sum) / lengths);
    }

    /**
     * The same to within 1e-9, before it is rounded, and in a quarter of the time: for a prototype that is far away the bits do not matter.
     */
    double roughly(Prototype other) {
        double lengths = length * other.length;
        return lengths < 1e-9 ? 0 : dotInFour(sum, other.sum) / lengths;
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

    /** Four sums at once, because a processor need not wait for one addition to begin with another. */
    private static double dotInFour(double[] a, double[] b) {
        double one = 0;
        double two = 0;
        double three = 0;
        double four = 0;
        int i = 0;
        for (; i + 3 < a.length; i += 4) {
            one += a[i] * b[i];
            two += a[i + 1] * b[i + 1];
            three += a[i + 2] * b[i + 2];
            four += a[i + 3] * b[i + 3];
        }
        for (; i < a.length; i++) {
            one += a[i] * b[i];
        }
        return one + two + (three + four);
    }
}
