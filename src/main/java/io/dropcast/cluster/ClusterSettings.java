package io.dropcast.cluster;

/**
 * @param clusterThresh cosine similarity at which clusters stop being merged (average linkage), 0.2..0.99
 * @param minClusterSize clusters of fewer tracks are taken apart into single tracks, 1..50
 * @param minIdentitySim a track that is less similar than this to the centroid of the other tracks leaves its cluster, 0..0.99
 */
public record ClusterSettings(double clusterThresh, int minClusterSize, double minIdentitySim) {}
