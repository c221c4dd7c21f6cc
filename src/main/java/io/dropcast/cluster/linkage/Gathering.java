package io.dropcast.cluster.linkage;

import java.util.Arrays;
import java.util.List;

/**
 * Items in the order of their clusters, clusters of several before those that are alone.
 *
 * @param items cluster by cluster, rising in each
 * @param clusters for each of {@code items} its cluster
 * @param begins of each cluster in {@code items}, and their number at the end
 */
@SuppressWarnings("ArrayRecordComponent") // of this room alone, and never compared
record Gathering(int[] items, int[] clusters, int[] begins) {

    /** @param several clusters of two items or more, rising; who is in none is alone */
    static Gathering of(int size, List<int[]> several) {
        boolean[] alone = new boolean[size];
        Arrays.fill(alone, true);
        int[] items = new int[size];
        int[] clusters = new int[size];
        int[] begins = new int[size + 1];
        int count = 0;
        int at = 0;
        for (int[] cluster : several) {
            begins[count] = at;
            for (int item : cluster) {
                alone[item] = false;
                items[at] = item;
                clusters[at++] = count;
            }
            count++;
        }
        for (int item = 0; item < size; item++) {
            if (alone[item]) {
                begins[count] = at;
                items[at] = item;
                clusters[at++] = count++;
            }
        }
        begins[count] = size;
        return new Gathering(items, clusters, Arrays.copyOf(begins, count + 1));
    }

    int count() {
        return begins.length - 1;
    }

    int item(int index) {
        return items[index];
    }

    /** The cluster of the item at an index. */
    int clusterAt(int index) {
        return clusters[index];
    }

    /** The index of the first item of a cluster. */
    int begin(int cluster) {
        return begins[cluster];
    }

    /** The index after the last item of a cluster. */
    int end(int cluster) {
        return begins[cluster + 1];
    }

    int size(int cluster) {
        return end(cluster) - begin(cluster);
    }

    /** The highest item of a cluster. */
    int last(int cluster) {
        return items[end(cluster) - 1];
    }
}
