package io.dropcast.web.view;

import java.util.List;
import java.util.Optional;

/**
 * Makes parts of an episode anew.
 *
 * @param actions of split_tracks, reembed, recluster, group_clusters
 */
@SnakeCase
public record CleanupJob(
        String epId,
        List<String> actions,
        Optional<Object> clusterThresh,
        Optional<Integer> minClusterSize,
        Optional<Double> minIdentitySim) {}
