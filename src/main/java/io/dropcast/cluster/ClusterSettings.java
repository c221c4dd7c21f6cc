package io.dropcast.cluster;

/**
 * @param clusterThresh cosine similarity at which clusters stop being merged (average linkage), 0.2..0.99
 * @param minClusterSize clusters of fewer tracks are taken apart into single tracks, 1..50
 * @param minIdentitySim a track that is less similar than this to the centroid of the other tracks leaves its cluster, 0..0.99
 */
public record ClusterSettings(double clusterThresh, int minClusterSize, double minIdentitySim) {

    /** @throws IllegalArgumentException naming the value and its range */
    public ClusterSettings {
        if (!(clusterThresh >= 0.2 && clusterThresh <= 0.99)) {
            throw new IllegalArgumentException(
                    "dropcast.cluster.cluster-thresh must be 0.2..0.99, found " + clusterThresh);
        }
        if (minClusterSize < 1 || minClusterSize > 50) {
            throw new IllegalArgumentException(
                    "dropcast.cluster.min-cluster-size must be 1..50, found " + minClusterSize);
        }
        if (!(minIdentitySim >= 0 && minIdentitySim <= 0.99)) {
            throw new IllegalArgumentException(
                    "dropcast.cluster.min-identity-sim must be 0..0.99, found " + minIdentitySim);
        }
    }
}
