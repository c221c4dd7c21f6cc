package io.dropcast.video;

import java.util.List;
import java.util.Optional;

/** A video that is being read, once, from front to back. Not for sharing between threads, though its frames are. */
public interface Video extends AutoCloseable {

    /** What the container says; the frame count is an estimate until the last frame was read. */
    VideoFacts facts();

    /**
     * The next frame that is decoded, owned by the caller; empty at the end. Its number counts those that were passed over, too.
     *
     * @throws UnusableVideo when the data cannot be decoded
     * @throws FramesUncertain when frames were passed over, and it cannot be told how many
     */
    Optional<Frame> next();

    /**
     * The frames that were passed over between the last two that {@link #next} gave, decoded after all; in order, owned by the caller.
     * Fewer, or none, where they cannot be decoded. Dear: part of the video is read a second time.
     */
    List<Frame> passedOver();

    @Override
    void close();
}
