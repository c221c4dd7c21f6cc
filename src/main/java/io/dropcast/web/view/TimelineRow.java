package io.dropcast.web.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/**
 * One person, or one identity that is nobody's.
 *
 * @param spans seconds from and to, rising
 */
@SnakeCase
public record TimelineRow(
        @JsonInclude(JsonInclude.Include.ALWAYS) Optional<String> personId,
        Optional<String> identityId,
        String name,
        List<List<Double>> spans) {}
