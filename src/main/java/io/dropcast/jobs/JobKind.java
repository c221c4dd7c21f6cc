package io.dropcast.jobs;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;

/** What kinds of queued jobs there are. */
public enum JobKind {
    /** The tracks are grouped again. */
    CLUSTER,
    /** What its actions say. */
    EPISODE_CLEANUP,
    /** All stages, on the video. */
    DETECT_TRACK;

    /** {@code episode_cleanup}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Fields that its request may have. */
    public String[] fields() {
        return switch (this) {
            case CLUSTER -> new String[] {"ep_id", "cluster_thresh", "min_cluster_size", "min_identity_sim"};
            case EPISODE_CLEANUP ->
                new String[] {"ep_id", "actions", "cluster_thresh", "min_cluster_size", "min_identity_sim"};
            case DETECT_TRACK -> new String[] {"ep_id", "video", "stride"};
        };
    }

    static Optional<JobKind> of(String text) {
        return EnumSet.allOf(JobKind.class).stream()
                .filter(k -> k.text().equals(text))
                .findFirst();
    }
}
