package io.dropcast.cluster;

import io.dropcast.episode.StageInterrupted;
import java.util.Arrays;

/**
 * Agglomerative clustering with average linkage, by the nearest-neighbour chain: O(n^2) time and one matrix of memory. D. Müllner,
 * "Modern hierarchical, agglomerative clustering algorithms", 2011, figure 3.
 *
 * <p>The matrix holds the <em>sum</em> of the distances between the members of two clusters, not their mean: the Lance-Williams update of
 * average linkage is then a plain addition, which keeps infinite distances infinite by itself and, on the grid of {@link DistanceMatrix},
 * is exact.
 *
 * <p>Equal distances go to the pair with the lowest indices, a cluster standing for its lowest member. Merging never makes a pair nearer
 * in that order, so the chain finds the same clusters as merging the nearest pair of all again and again.
 */
final class AverageLinkage {
    private static final int NONE = -1;

    private final int n;
    private final double cut;
    private final double[] sums;
    private final int[] members;
    private final boolean[] open;
    private final int[] label;
    private final double[] heights;
    private int merges;

    private AverageLinkage(DistanceMatrix distances, double cut) {
        this.n = distances.size();
        this.cut = cut;
        this.sums = distances.toDoubles();
        this.members = new int[n];
        this.open = new boolean[n];
        this.label = new int[n];
        this.heights = new double[n];
        Arrays.fill(members, 1);
        Arrays.fill(open, true);
        Arrays.setAll(label, i -> i);
    }

    /**
     * The clusters that are left when no two are within {@code cut} of each other.
     *
     * @param cut largest mean distance at which two clusters become one, finite
     * @return for each item the lowest item of its cluster
     */
    static int[] labels(DistanceMatrix distances, double cut) {
        return new AverageLinkage(distances, cut).run();
    }

    /** The mean distance at which clusters still merge that are as alike as this; vectors are float, so what equals it is in. */
    static double cutAt(double similarity) {
        return 1 - similarity + Likeness.TOLERANCE;
    }

    /**
     * The mean similarities, 1 less the distance, at which clusters merge when everything merges that may.
     *
     * @return falling
     */
    static double[] similarities(DistanceMatrix distances) {
        AverageLinkage all = new AverageLinkage(distances, Double.MAX_VALUE);
        all.run();
        double[] falling = Arrays.copyOf(all.heights, all.merges);
        Arrays.sort(falling);
        Arrays.setAll(falling, m -> 1 - falling[m]);
        return falling;
    }

    private int[] run() {
        int[] chain = new int[n];
        int length = 0;
        int lowest = 0;
        while (true) {
            StageInterrupted.check("cluster");
            if (length == 0) {
                while (lowest < n && !open[lowest]) {
                    lowest++;
                }
                if (lowest == n) {
                    return resolved();
                }
                chain[length++] = lowest;
            }
            int tip = chain[length - 1];
            int nearest = nearest(tip);
            if (nearest == NONE) {
                // farther than the cut from all, and merging others brings nothing nearer: this cluster is done
                open[tip] = false;
                length--;
            } else if (length > 1 && nearest == chain[length - 2]) {
                length -= 2;
                merge(Math.min(tip, nearest), Math.max(tip, nearest));
            } else {
                chain[length++] = nearest;
            }
        }
    }

    /** The nearest open cluster within the cut, the lowest of equals. */
    private int nearest(int from) {
        int nearest = NONE;
        double best = Double.POSITIVE_INFINITY;
        for (int to = 0; to < n; to++) {
            if (to == from || !open[to]) {
                continue;
            }
            double mean = sums[at(from, to)] / ((double) members[from] * members[to]);
            if (mean < best) {
                best = mean;
                nearest = to;
            }
        }
        return best <= cut ? nearest : NONE;
    }

    /** Keeps the lower slot, so that a cluster's slot is its lowest member. */
    private void merge(int kept, int gone) {
        heights[merges++] = sums[at(kept, gone)] / ((double) members[kept] * members[gone]);
        open[gone] = false;
        label[gone] = kept;
        for (int other = 0; other < n; other++) {
            if (open[other] && other != kept) {
                sums[at(kept, other)] += sums[at(gone, other)];
            }
        }
        members[kept] += members[gone];
    }

    private int at(int i, int j) {
        return i < j ? DistanceMatrix.index(n, i, j) : DistanceMatrix.index(n, j, i);
    }

    /** A label points to a lower slot or to itself, so one pass upwards follows all of them to the end. */
    private int[] resolved() {
        for (int i = 0; i < n; i++) {
            label[i] = label[label[i]];
        }
        return label;
    }
}
