package io.dropcast.web.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

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
        @JsonInclude(JsonInclude.Include.ALWAYS) Optional<String> crop) {}
