package io.dropcast.cluster.linkage;

import java.util.Arrays;
import java.util.List;

/**
 * Which clusters became one, nearest first, until all that may be one are.
 *
 * @param size items
 * @param merges rising by height; equal ones in the order in which they were found
 */
public record Dendrogram(int size, List<Merge> merges) {

    /**
     * @param one an item of the one cluster
     * @param other an item of the other
     * @param height mean distance of their members
     */
    record Merge(int one, int other, double height) {}

    public Dendrogram {
        merges = List.copyOf(merges);
    }

    /**
     * The clusters when no two are within {@code cut} of each other.
     *
     * @param cut largest mean distance at which two clusters become one
     * @return for each item the lowest item of its cluster
     */
    int[] labels(double cut) {
        int[] label = new int[size];
        Arrays.setAll(label, i -> i);
        for (Merge merge : merges) {
            if (merge.height() <= cut) {
                int one = lowest(label, merge.one());
                int other = lowest(label, merge.other());
                label[Math.max(one, other)] = Math.min(one, other);
            }
        }
        // a label points to a lower item or to itself, so one pass upwards follows all of them to the end
        for (int i = 0; i < size; i++) {
            label[i] = label[label[i]];
        }
        return label;
    }

    /** The mean similarities, 1 less the distance, at which clusters merge; falling. */
    public double[] similarities() {
        return merges.stream().mapToDouble(m -> 1 - m.height()).toArray();
    }

    /** Halves the way for those who come after. */
    private static int lowest(int[] label, int item) {
        int at = item;
        while (label[at] != at) {
            label[at] = label[label[at]];
            at = label[at];
        }
        return at;
    }
}
