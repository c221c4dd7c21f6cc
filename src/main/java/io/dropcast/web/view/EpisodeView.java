package io.dropcast.web.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An episode.
 *
 * @param shots seconds at which each begins
 * @param settings of its clustering
 * @param ownSettings settings that this episode has for itself, by full key
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
        Map<String, Object> stats) {
    /** The last run of a stage. */
    @SnakeCase
    public record StageView(double seconds, String finishedAt, Map<String, Long> counts) {}
}
