package io.dropcast.web.view;

import java.util.List;
import java.util.Optional;

/** Bodies that start jobs. Their bounds are those of the settings. */
public final class JobRequests {
    private JobRequests() {}

    /**
     * Clusters the tracks of an episode again.
     *
     * @param clusterThresh a number, or auto
     */
    @SnakeCase
    public record ClusterJob(
            String epId,
            Optional<Object> clusterThresh,
            Optional<Integer> minClusterSize,
            Optional<Double> minIdentitySim) {}

    /**
     * Makes parts of an episode again.
     *
     * @param actions of split_tracks, reembed, recluster, group_clusters
     * @param clusterThresh a number, or auto
     */
    @SnakeCase
    public record CleanupJob(
            String epId,
            Optional<List<String>> actions,
            Optional<Object> clusterThresh,
            Optional<Integer> minClusterSize,
            Optional<Double> minIdentitySim) {}

    /**
     * Processes an original again.
     *
     * @param video name of a video in inbox/.done; the original of the episode when left out
     * @param stride faces are detected in each frame of so many
     */
    @SnakeCase
    public record DetectJob(String epId, Optional<String> video, Optional<Integer> stride) {}
}
