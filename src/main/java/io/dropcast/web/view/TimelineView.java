package io.dropcast.web.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/**
 * Who is on screen when.
 *
 * @param rows longest on screen first
 */
@SnakeCase
public record TimelineView(String epId, double seconds, List<TimelineRow> rows) {
    /**
     * One person, or one identity that belongs to none.
     *
     * @param spans from and to in seconds, rising
     */
    @SnakeCase
    public record TimelineRow(
            @JsonInclude(JsonInclude.Include.ALWAYS) Optional<String> personId,
            Optional<String> identityId,
            String name,
            List<List<Double>> spans) {}
}
