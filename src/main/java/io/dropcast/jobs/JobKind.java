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

    static Optional<JobKind> of(String text) {
        return EnumSet.allOf(JobKind.class).stream()
                .filter(k -> k.text().equals(text))
                .findFirst();
    }
}
