package io.dropcast.cluster.linkage;

import java.util.ArrayList;
import java.util.List;

/** Average linkage as a textbook says it: look at all pairs of clusters, merge the nearest, and again. For the tests to compare with. */
final class NaiveLinkage {
    private final DistanceMatrix distances;
    private final List<List<Integer>> clusters = new ArrayList<>();

    NaiveLinkage(DistanceMatrix distances) {
        this.distances = distances;
        for (int i = 0; i < distances.size(); i++) {
            clusters.add(new ArrayList<>(List.of(i)));
        }
    }

    /** Of equal pairs the lowest merges. */
    static int[] labels(DistanceMatrix distances, double cut) {
        NaiveLinkage all = new NaiveLinkage(distances);
        while (all.nearest() <= cut) {
            int[] pair = all.nearestPair();
            all.merge(pair[0], pair[1]);
        }
        int[] labels = new int[distances.size()];
        for (List<Integer> cluster : all.clusters) {
            cluster.forEach(item -> labels[item] = cluster.get(0));
        }
        return labels;
    }

    /** Mean distance of the nearest two; infinite when none are left that may be one. */
    double nearest() {
        int[] pair = nearestPair();
        return pair[0] == pair[1] ? Double.POSITIVE_INFINITY : mean(of(pair[0]), of(pair[1]), distances);
    }

    /**
     * Makes one of the clusters of two items.
     *
     * @return their mean distance before
     */
    double merge(int one, int other) {
        List<Integer> a = of(one);
        List<Integer> b = of(other);
        double mean = mean(a, b, distances);
        clusters.remove(a.get(0) < b.get(0) ? b : a);
        (a.get(0) < b.get(0) ? a : b).addAll(a.get(0) < b.get(0) ? b : a);
        return mean;
    }

    private List<Integer> of(int item) {
        return clusters.stream().filter(c -> c.contains(item)).findFirst().orElseThrow();
    }

    /** An item of each; twice the same when there are none. Clusters stay in the order of their lowest, and first, members. */
    private int[] nearestPair() {
        double best = Double.POSITIVE_INFINITY;
        int[] pair = {0, 0};
        for (int a = 0; a < clusters.size(); a++) {
            for (int b = a + 1; b < clusters.size(); b++) {
                double mean = mean(clusters.get(a), clusters.get(b), distances);
                if (mean < best) {
                    best = mean;
                    pair = new int[] {clusters.get(a).get(0), clusters.get(b).get(0)};
                }
            }
        }
        return pair;
    }

    private static double mean(List<Integer> a, List<Integer> b, DistanceMatrix distances) {
        double sum = 0;
        for (int i : a) {
            for (int j : b) {
                sum += distances.at(i, j);
            }
        }
        return sum / ((double) a.size() * b.size());
    }
}
