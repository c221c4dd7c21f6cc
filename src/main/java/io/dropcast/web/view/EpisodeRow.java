package io.dropcast.web.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * An episode in the list of episodes.
 *
 * @param state running, stopped, done, failed or unknown
 * @param stage that runs or ran last
 */
@SnakeCase
public record EpisodeRow(
        String epId,
        String showId,
        double seconds,
        int people,
        int tracks,
        String state,
        String stage,
        @JsonInclude(JsonInclude.Include.ALWAYS) Optional<String> madeAt) {}
