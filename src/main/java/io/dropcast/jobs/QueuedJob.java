package io.dropcast.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.episode.Json;
import io.dropcast.web.view.ErrorView;
import io.dropcast.web.view.JobView;
import io.dropcast.web.view.ProgressView;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A job as it is kept in {@code jobs/{id}.json}. Immutable: each change makes another one.
 *
 * @param node whose engine does it
 * @param request as it came
 * @param tries how often it was begun
 * @param error empty unless it failed
 * @param summary an object; empty until it succeeded
 */
record QueuedJob(
        String id,
        String node,
        JobOrder.Kind kind,
        String ep,
        State state,
        ObjectNode request,
        int tries,
        String createdAt,
        Optional<String> startedAt,
        Optional<String> endedAt,
        Optional<ErrorView> error,
        ObjectNode summary) {

    enum State {
        QUEUED,
        RUNNING,
        SUCCEEDED,
        FAILED,
        CANCELED;

        String text() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        boolean ended() {
            return this != QUEUED && this != RUNNING;
        }
    }

    static QueuedJob created(String id, String node, JobOrder.Kind kind, String ep, ObjectNode request, String now) {
        return new QueuedJob(
                id,
                node,
                kind,
                ep,
                State.QUEUED,
                request,
                0,
                now,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Json.object());
    }

    QueuedJob started(String now) {
        return new QueuedJob(
                id,
                node,
                kind,
                ep,
                State.RUNNING,
                request,
                tries + 1,
                createdAt,
                Optional.of(now),
                Optional.empty(),
                Optional.empty(),
                Json.object());
    }

    /** The engine stopped while it ran: the next one takes it up. */
    QueuedJob queuedAgain() {
        return new QueuedJob(
                id,
                node,
                kind,
                ep,
                State.QUEUED,
                request,
                tries,
                createdAt,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Json.object());
    }

    QueuedJob ended(State how, String now, Optional<ErrorView> why, ObjectNode what) {
        return new QueuedJob(
                id, node, kind, ep, how, request, tries, createdAt, startedAt, Optional.of(now), why, what);
    }

    JobView view(Optional<ProgressView> progress) {
        return new JobView(
                id,
                kind.text(),
                ep,
                state.text(),
                createdAt,
                startedAt,
                endedAt,
                plain(request),
                progress,
                error,
                plain(summary));
    }

    private static Map<String, Object> plain(ObjectNode doc) {
        Map<String, Object> out = new TreeMap<>();
        doc.properties().forEach(e -> out.put(e.getKey(), e.getValue()));
        return out;
    }

    ObjectNode toJson() {
        ObjectNode doc = Json.object().put("job_id", id).put("node", node).put("kind", kind.text());
        doc.put("ep_id", ep).put("state", state.text()).put("tries", tries).put("created_at", createdAt);
        startedAt.ifPresent(t -> doc.put("started_at", t));
        endedAt.ifPresent(t -> doc.put("ended_at", t));
        doc.set("request", request);
        error.ifPresent(e -> doc.putObject("error").put("code", e.code()).put("message", e.message()));
        doc.set("summary", summary);
        return doc;
    }

    /** @throws IllegalArgumentException when it is none */
    static QueuedJob of(ObjectNode doc) {
        JsonNode why = doc.path("error");
        return new QueuedJob(
                doc.path("job_id").asText(),
                doc.path("node").asText(),
                JobOrder.Kind.of(doc.path("kind").asText())
                        .orElseThrow(() -> new IllegalArgumentException("a job of no kind")),
                doc.path("ep_id").asText(),
                State.valueOf(doc.path("state").asText().toUpperCase(java.util.Locale.ROOT)),
                object(doc, "request"),
                doc.path("tries").asInt(),
                doc.path("created_at").asText(),
                text(doc, "started_at"),
                text(doc, "ended_at"),
                why.isObject()
                        ? Optional.of(new ErrorView(
                                why.path("code").asText(), why.path("message").asText(), Map.of()))
                        : Optional.empty(),
                object(doc, "summary"));
    }

    private static ObjectNode object(ObjectNode doc, String field) {
        return doc.path(field) instanceof ObjectNode object ? object : Json.object();
    }

    private static Optional<String> text(ObjectNode doc, String field) {
        return Optional.ofNullable(doc.get(field)).map(JsonNode::asText);
    }
}
