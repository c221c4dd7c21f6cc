package io.dropcast.web.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/** Boxes of the faces, to be drawn over the video. */
@SnakeCase
public record BoxesView(List<BoxTrack> boxes) {
    /**
     * One track.
     *
     * @param identityId null when it is in none
     * @param points seconds and the corners in pixels: {@code [ts,x1,y1,x2,y2]}, rising
     */
    @SnakeCase
    public record BoxTrack(
            int trackId,
            @JsonInclude(JsonInclude.Include.ALWAYS) Optional<String> identityId,
            @JsonInclude(JsonInclude.Include.ALWAYS) Optional<String> personId,
            String name,
            List<List<Double>> points) {}
}
