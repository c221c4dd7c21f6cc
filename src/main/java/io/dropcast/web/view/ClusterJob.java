package io.dropcast.web.view;

import java.util.Optional;

/**
 * Puts the tracks of an episode together anew.
 *
 * @param clusterThresh 0.2 to 0.99, or auto
 * @param minClusterSize 1 to 50
 * @param minIdentitySim 0 to 0.99
 */
@SnakeCase
public record ClusterJob(
        String epId,
        Optional<Object> clusterThresh,
        Optional<Integer> minClusterSize,
        Optional<Double> minIdentitySim) {}
