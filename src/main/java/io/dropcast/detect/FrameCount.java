package io.dropcast.detect;

import io.dropcast.episode.Progress;

/** Adds up the frames of all pieces for whoever waits. Safe for several threads; the progress is told one at a time. */
final class FrameCount {
    private final Progress progress;
    private final long total;
    private long done;

    /** @param total frames there should be */
    FrameCount(Progress progress, long total) {
        this.progress = progress;
        this.total = total;
    }

    synchronized void add(long frames) {
        done += frames;
        progress.at(done, Math.max(done, total));
    }
}
