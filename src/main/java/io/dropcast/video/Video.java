package io.dropcast.video;

import java.util.Optional;

/** A video that is being read, once, from front to back. Not for sharing between threads, though its frames are. */
public interface Video extends AutoCloseable {

    /** What the container says; the frame count is an estimate until the last frame was read. */
    VideoFacts facts();

    /**
     * The next frame, owned by the caller; empty at the end.
     *
     * @throws UnusableVideo when the data cannot be decoded
     */
    Optional<Frame> next();

    @Override
    void close();
}
