package io.dropcast.detect;

import io.dropcast.face.ShotEnds;
import io.dropcast.video.FrameSignature;
import java.util.List;

/** What a piece of a video gives, bit by bit. */
sealed interface SegmentResult {

    /** How a frame looks. */
    record Seen(long index, FrameSignature glance) implements SegmentResult {}

    /**
     * A frame was looked at.
     *
     * @param at which frame, and how it looks
     * @param faces numbered within the piece
     */
    record Looked(ShotEnds.Look at, List<Detection> faces) implements SegmentResult {}

    /**
     * A picture of a face.
     *
     * @param row of the face within the piece
     */
    record Cropped(int row, FaceCrop picture) implements SegmentResult {}

    /** The piece is over. */
    record Over() implements SegmentResult {}
}
