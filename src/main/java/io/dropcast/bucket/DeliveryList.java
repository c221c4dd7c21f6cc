package io.dropcast.bucket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.episode.BadJson;
import io.dropcast.episode.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code delivery.json}: what was delivered. It goes last, so a reader that begins with it finds all that it names.
 *
 * @param entries by name
 */
record DeliveryList(SortedMap<String, Entry> entries) {
    static final DeliveryList NONE = new DeliveryList(new TreeMap<>());

    DeliveryList {
        entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    }

    /** @param etag as S3 said it when the file was put there; to read it only as it was then, ask with If-Match */
    record Entry(long size, String sha256, String type, String etag) {}

    /** A broken list counts as none: everything is sent once more. */
    static DeliveryList read(byte[] json) {
        SortedMap<String, Entry> entries = new TreeMap<>();
        try {
            for (JsonNode n : Json.parseObject(json, "delivery.json").path("files")) {
                entries.put(
                        n.path("name").asText(),
                        new Entry(
                                n.path("bytes").asLong(),
                                n.path("sha256").asText(),
                                n.path("content_type").asText(),
                                n.path("etag").asText()));
            }
            return new DeliveryList(entries);
        } catch (BadJson e) {
            return NONE;
        }
    }

    byte[] write(Instant now) {
        ObjectNode doc =
                Json.object().put("at", now.truncatedTo(ChronoUnit.SECONDS).toString());
        ArrayNode files = doc.putArray("files");
        entries.forEach((name, e) -> files.addObject()
                .put("name", name)
                .put("bytes", e.size())
                .put("sha256", e.sha256())
                .put("content_type", e.type())
                .put("etag", e.etag()));
        return Json.pretty(doc);
    }
}
