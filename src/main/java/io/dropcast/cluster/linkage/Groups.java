package io.dropcast.cluster.linkage;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What average linkage makes of an episode at a threshold.
 *
 * @param count groups, those of a single track too
 * @param pairs pairs of tracks that are in one group
 */
public record Groups(int count, long pairs) {

    public static Groups at(Dendrogram all, double thresh) {
        Map<Integer, Integer> sizes = new HashMap<>();
        Arrays.stream(all.labels(AverageLinkage.cutAt(thresh))).forEach(label -> sizes.merge(label, 1, Integer::sum));
        long pairs = sizes.values().stream()
                .mapToLong(size -> (long) size * (size - 1) / 2)
                .sum();
        return new Groups(sizes.size(), pairs);
    }
}
