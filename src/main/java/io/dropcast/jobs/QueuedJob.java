package io.dropcast.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.episode.Json;
import java.util.Optional;

/**
 * A job as it is kept in {@code jobs/{id}.json}. Immutable: each change makes another one.
 *
 * @param node whose engine does it
 * @param request as it came
 * @param tries how often it was begun
 * @param error empty unless it failed
 * @param summary an object; empty until it succeeded
 */
public record QueuedJob(
        String id,
        String node,
        JobKind kind,
        String ep,
        State state,
        ObjectNode request,
        int tries,
        String createdAt,
        Optional<String> startedAt,
        Optional<String> endedAt,
        Optional<Failure> error,
        ObjectNode summary) {

    /**
     * Why it failed.
     *
     * @param code bad_request, not_found, unavailable or internal
     */
    public record Failure(String code, String message) {}

    /** How far it is. */
    public enum State {
        QUEUED,
        RUNNING,
        SUCCEEDED,
        FAILED,
        CANCELED;

        public String text() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        boolean ended() {
            return this != QUEUED && this != RUNNING;
        }
    }

    static QueuedJob created(String id, String node, JobKind kind, String ep, ObjectNode request, String now) {
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

    QueuedJob ended(State how, String now, Optional<Failure> why, ObjectNode what) {
        return new QueuedJob(
                id, node, kind, ep, how, request, tries, createdAt, startedAt, Optional.of(now), why, what);
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
                JobKind.of(doc.path("kind").asText())
                        .orElseThrow(() -> new IllegalArgumentException("a job of no kind")),
                doc.path("ep_id").asText(),
                State.valueOf(doc.path("state").asText().toUpperCase(java.util.Locale.ROOT)),
                object(doc, "request"),
                doc.path("tries").asInt(),
                doc.path("created_at").asText(),
                text(doc, "started_at"),
                text(doc, "ended_at"),
                why.isObject()
                        ? Optional.of(new Failure(
                                why.path("code").asText(), why.path("message").asText()))
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
