package io.dropcast.web.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A part of the sightings of a track, by time.
 *
 * @param bestFrameIdx over the whole track
 */
@SnakeCase
public record FramesPage(int trackId, List<FrameView> items, long bestFrameIdx, int total, int page, int pageSize) {
    /**
     * One sighting of a track.
     *
     * @param ts seconds
     * @param bboxXyxy pixels of the full frame
     * @param similarity to the track, -1..1
     * @param skip why it was not encoded
     * @param crop address of the picture; null where none was kept
     */
    @SnakeCase
    public record FrameView(
            long frameIdx,
            double ts,
            List<Double> bboxXyxy,
            double conf,
            FrameQuality quality,
            OptionalDouble similarity,
            Optional<String> skip,
            @JsonInclude(JsonInclude.Include.ALWAYS) Optional<String> crop) {
        /**
         * How good a sighting is.
         *
         * @param score 0..1
         * @param det confidence of the detector, 0..1
         * @param std contrast
         * @param blur variance of the Laplacian: small is blurred
         * @param boxArea square pixels
         */
        @SnakeCase
        public record FrameQuality(double score, double det, double std, double blur, double boxArea) {}
    }
}
