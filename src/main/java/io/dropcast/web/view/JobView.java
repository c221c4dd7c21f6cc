package io.dropcast.web.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.jobs.QueuedJob;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A job.
 *
 * @param kind cluster, episode_cleanup or detect_track
 * @param state queued, running, succeeded, failed or canceled
 * @param params the request
 * @param progress of the stage that runs now
 * @param summary counts of what the job did; only after success
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
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Object> summary) {

    /** @param progress of the stage that runs; empty unless it does */
    public static JobView of(QueuedJob job, Optional<ProgressView> progress) {
        return new JobView(
                job.id(),
                job.kind().text(),
                job.ep(),
                job.state().text(),
                job.createdAt(),
                job.startedAt(),
                job.endedAt(),
                plain(job.request()),
                progress,
                job.error().map(e -> new ErrorView(e.code(), e.message(), Map.of())),
                plain(job.summary()));
    }

    private static Map<String, Object> plain(ObjectNode doc) {
        Map<String, Object> out = new TreeMap<>();
        doc.properties().forEach(e -> out.put(e.getKey(), e.getValue()));
        return out;
    }
}
