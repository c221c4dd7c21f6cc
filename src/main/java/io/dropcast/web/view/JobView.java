package io.dropcast.web.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.Optional;

/**
 * A job.
 *
 * @param kind cluster, episode_cleanup or detect_track
 * @param state queued, running, succeeded, failed or canceled
 * @param params what was asked for
 * @param progress of the stage that runs; only while it does
 * @param summary what came of it
 */
@SnakeCase
public record JobView(
        String jobId,
        String kind,
        String epId,
        String state,
        String createdAt,
        Optional<String> startedAt,
        Optional<String> endedAt,
        Map<String, Object> params,
        Optional<ProgressView> progress,
        Optional<ErrorView> error,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Object> summary) {}
