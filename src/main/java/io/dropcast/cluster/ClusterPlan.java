package io.dropcast.cluster;

import io.dropcast.cluster.linkage.MatrixBound;
import io.dropcast.settings.Settings;

/**
 * The settings of the cluster stage before an episode is known: the threshold may still be open.
 *
 * @param clusterThresh cosine similarity at which clusters stop being merged, or that it is to be found out
 * @param minClusterSize as in {@link ClusterSettings}
 * @param minIdentitySim as in {@link ClusterSettings}
 * @param existing what becomes of identities when tracks were made anew
 * @param bound how many tracks are compared at once
 * @param clothes whether clothes are asked where the threshold is found out
 * @param threads whether camera set-ups that come again are asked where the threshold is found out
 */
public record ClusterPlan(
        ClusterThresh clusterThresh,
        int minClusterSize,
        double minIdentitySim,
        Existing existing,
        MatrixBound bound,
        boolean clothes,
        boolean threads) {

    /** The settings with that threshold. */
    public ClusterSettings at(double thresh) {
        return new ClusterSettings(thresh, minClusterSize, minIdentitySim);
    }

    /** @throws IllegalArgumentException naming the key, the value and what it should be */
    public static ClusterPlan of(Settings s) {
        return new ClusterPlan(
                ClusterThresh.of(s, "dropcast.cluster.cluster-thresh"),
                s.whole("dropcast.cluster.min-cluster-size"),
                s.number("dropcast.cluster.min-identity-sim"),
                s.one("dropcast.cluster.existing", Existing.class),
                MatrixBound.ofMegabytes(s.whole("dropcast.cluster.matrix-mb")),
                s.flag("dropcast.cluster.clothes"),
                s.flag("dropcast.cluster.threads"));
    }
}
