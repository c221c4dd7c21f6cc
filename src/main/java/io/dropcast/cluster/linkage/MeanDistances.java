package io.dropcast.cluster.linkage;

import java.util.Arrays;
import java.util.List;

/**
 * Mean distances between clusters that grow, in double and in the memory of a matrix of floats. A cluster of one has a float for each
 * other one. Two clusters of which one has grown own at least two cells of the matrix, and that is room for a double: its upper half lies
 * where the places of the two meet, its lower half where the place that one of them took in last meets the other: the higher of the two if
 * it has grown, else the lower.
 */
final class MeanDistances {
    private static final int NONE = -1;

    private final Triangle triangle;
    private final int[] cells;
    /** The place that a cluster took in when it grew last, or {@link #NONE}. */
    private final int[] taken;

    /** @param distances are used up */
    MeanDistances(DistanceMatrix distances) {
        this.triangle = distances.triangle();
        this.cells = distances.release();
        this.taken = new int[triangle.size()];
        Arrays.fill(taken, NONE);
    }

    /**
     * From now on each of these clusters is one, in its last place; its distances are the means of the pairs of items. Nothing has
     * {@link #merged} before.
     *
     * @param clusters of two items or more each, rising; no item is in two of them
     */
    void gather(List<int[]> clusters) {
        for (int[] cluster : clusters) {
            merged(cluster[cluster.length - 1], cluster[0]);
        }
        Gathering gathering = Gathering.of(triangle.size(), clusters);
        // the cells of two clusters are read and written by the first of them alone
        Triangle.rows(clusters.size()).forEach(c -> gather(gathering, c));
    }

    private void gather(Gathering gathering, int cluster) {
        double[] sums = new double[gathering.count()];
        int end = gathering.end(cluster);
        for (int i = gathering.begin(cluster); i < end; i++) {
            int item = gathering.item(i);
            for (int j = end; j < triangle.size(); j++) {
                // whole units of the grid, so sums are exact in any order
                sums[gathering.clusterAt(j)] += Float.intBitsToFloat(cells[triangle.cell(item, gathering.item(j))]);
            }
        }
        for (int other = cluster + 1; other < sums.length; other++) {
            double mean = sums[other] / ((double) gathering.size(cluster) * gathering.size(other));
            putAny(gathering.last(cluster), gathering.last(other), mean);
        }
    }

    private void putAny(int grown, int other, double distance) {
        if (hasGrown(other)) {
            putToGrown(grown, other, distance);
        } else {
            putToSingle(grown, other, distance);
        }
    }

    boolean hasGrown(int cluster) {
        return taken[cluster] != NONE;
    }

    /** The distance of any cluster to another one that has not grown. */
    double toSingle(int cluster, int single) {
        int upper = cells[triangle.cell(cluster, single)];
        int its = taken[cluster];
        return its == NONE ? Float.intBitsToFloat(upper) : both(upper, cells[triangle.cell(its, single)]);
    }

    /** The distance of any cluster to another one that has grown. */
    double toGrown(int cluster, int grown) {
        int upper = cells[triangle.cell(cluster, grown)];
        return both(upper, cells[lower(cluster, grown)]);
    }

    /** The distance of two different clusters. */
    double at(int i, int j) {
        return hasGrown(j) ? toGrown(i, j) : toSingle(i, j);
    }

    /** From now on {@code kept} is both; its distances are to be {@link #put}. */
    void merged(int kept, int gone) {
        taken[kept] = gone;
    }

    void putToSingle(int grown, int single, double distance) {
        put(triangle.cell(grown, single), triangle.cell(taken[grown], single), distance);
    }

    void putToGrown(int grown, int other, double distance) {
        put(triangle.cell(grown, other), lower(grown, other), distance);
    }

    private int lower(int cluster, int grown) {
        return cluster > grown && taken[cluster] != NONE
                ? triangle.cell(taken[cluster], grown)
                : triangle.cell(taken[grown], cluster);
    }

    private void put(int upper, int lower, double distance) {
        long bits = Double.doubleToRawLongBits(distance);
        cells[upper] = (int) (bits >>> 32);
        cells[lower] = (int) bits;
    }

    private static double both(int upper, int lower) {
        return Double.longBitsToDouble(((long) upper << 32) | (lower & 0xffff_ffffL));
    }
}
