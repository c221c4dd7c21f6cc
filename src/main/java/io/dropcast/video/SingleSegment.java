package io.dropcast.video;

import java.util.Optional;

/** A video in one segment. */
final class SingleSegment implements Segments {
    private final Video video;
    private boolean handedOut;

    SingleSegment(Video video) {
        this.video = video;
    }

    @Override
    public VideoFacts facts() {
        return video.facts();
    }

    @Override
    public boolean sideBySide() {
        return false;
    }

    @Override
    public Optional<Video> next() {
        Optional<Video> next = handedOut ? Optional.empty() : Optional.of(video);
        handedOut = true;
        return next;
    }

    @Override
    public void close() {
        if (!handedOut) {
            video.close();
        }
    }
}
