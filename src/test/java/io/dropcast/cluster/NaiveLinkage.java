package io.dropcast.cluster;

import java.util.ArrayList;
import java.util.List;

/** Average linkage as a textbook says it: look at all pairs of clusters, merge the nearest, and again. For the tests to compare with. */
final class NaiveLinkage {
    private NaiveLinkage() {}

    static int[] labels(DistanceMatrix distances, double cut) {
        List<List<Integer>> clusters = new ArrayList<>();
        for (int i = 0; i < distances.size(); i++) {
            clusters.add(new ArrayList<>(List.of(i)));
        }
        while (mergeNearest(clusters, distances, cut)) {
            // until nothing is near enough
        }
        int[] labels = new int[distances.size()];
        for (List<Integer> cluster : clusters) {
            cluster.forEach(item -> labels[item] = cluster.get(0));
        }
        return labels;
    }

    /** Clusters stay in the order of their lowest, and first, members. */
    private static boolean mergeNearest(List<List<Integer>> clusters, DistanceMatrix distances, double cut) {
        double best = Double.POSITIVE_INFINITY;
        int kept = 0;
        int gone = 0;
        for (int a = 0; a < clusters.size(); a++) {
            for (int b = a + 1; b < clusters.size(); b++) {
                double mean = mean(clusters.get(a), clusters.get(b), distances);
                if (mean < best) {
                    best = mean;
                    kept = a;
                    gone = b;
                }
            }
        }
        if (best > cut) {
            return false;
        }
        clusters.get(kept).addAll(clusters.remove(gone));
        return true;
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
