package io.dropcast.detect;

import io.dropcast.video.Glance;
import java.util.List;

/** What a piece of a video gives, bit by bit. */
sealed interface Finding {

    /** How a frame looks. */
    record Seen(long index, Glance glance) implements Finding {}

    /**
     * A frame was looked at.
     *
     * @param faces numbered within the piece
     */
    record Looked(long index, List<Detection> faces) implements Finding {}

    /** A picture of a face. */
    final class Cropped implements Finding {
        private final int row;
        private final byte[] jpeg;

        /**
         * @param row of the face within the piece
         * @param jpeg not copied: nobody changes it
         */
        Cropped(int row, byte[] jpeg) {
            this.row = row;
            this.jpeg = jpeg;
        }

        int row() {
            return row;
        }

        byte[] jpeg() {
            return jpeg;
        }
    }

    /** The piece is over. */
    record Over() implements Finding {}
}
