package io.dropcast.video;

import java.util.Optional;

/**
 * A video cut into segments that can be read side by side, each by a thread of its own. Where it is cut depends on the video alone, and
 * frames keep the numbers and times that they have in the whole. For one thread; the segments go to others.
 */
public interface Segments extends AutoCloseable {

    /**
     * What the container says; when the segments were all read to their ends, the truth.
     *
     * @throws UnusableVideo then, when the video is not complete
     */
    VideoFacts facts();

    /** Whether there may be more than one. */
    boolean sideBySide();

    /**
     * The next segment, to be closed by the caller; empty at the end. It can be read at once, and it is complete when this method is called
     * the next time and comes back; so do not wait for the last segment's end before that.
     *
     * @throws UnusableVideo when the data cannot be decoded
     * @throws FramesUncertain when frames cannot be counted without decoding them
     * @throws InterruptedException while waiting until segments that were handed out are read further
     */
    Optional<Video> next() throws InterruptedException;

    /** After all segments were closed. */
    @Override
    void close();

    /** A video as a single segment. */
    static Segments one(Video video) {
        return new SingleSegment(video);
    }
}
