package io.dropcast.web.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An episode.
 *
 * @param shots seconds at which each begins
 * @param settings in effect for clusters, and those that are the episode's own
 * @param stats of its identities
 */
@SnakeCase
public record EpisodeView(
        String epId,
        String showId,
        double seconds,
        double fps,
        int width,
        int height,
        List<Double> shots,
        boolean hasVideo,
        String state,
        @JsonInclude(JsonInclude.Include.ALWAYS) Optional<String> madeAt,
        Map<String, StageView> stages,
        Map<String, Object> settings,
        Map<String, String> ownSettings,
        Map<String, Object> stats) {}
