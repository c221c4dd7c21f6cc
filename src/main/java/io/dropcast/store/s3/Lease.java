package io.dropcast.store.s3;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.episode.BadJson;
import io.dropcast.episode.Json;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/**
 * What stands in the object of a lock. It runs out that long after it was written last.
 *
 * @param holder who has it; empty when it is free
 * @param length zero when it is free
 * @param beat how often it was renewed: the same bytes would have the same ETag, and the renewal would not show
 */
record Lease(String holder, Duration length, long beat) {
    private static final Duration LONGEST = Duration.ofHours(1);

    static Lease free() {
        return new Lease("", Duration.ZERO, 0);
    }

    Lease renewed() {
        return new Lease(holder, length, beat + 1);
    }

    byte[] write() {
        ObjectNode doc = Json.object()
                .put("holder", holder)
                .put("lease_seconds", length.toMillis() / 1000.0)
                .put("renewed", beat);
        return Json.pretty(doc);
    }

    /** What is no lease counts as one that is held for the usual time. */
    static Lease read(byte[] content, Duration usual) {
        try {
            ObjectNode doc = Json.parseObject(content, "a lock");
            double seconds = doc.path("lease_seconds").asDouble(-1);
            if (seconds >= 0 && seconds <= LONGEST.toSeconds()) {
                return new Lease(
                        doc.path("holder").asText(),
                        Duration.ofMillis(Math.round(seconds * 1000)),
                        doc.path("renewed").asLong());
            }
        } catch (BadJson e) {
            // said above
        }
        return new Lease("", usual, 0);
    }

    /** Whether it had run out when the server answered: both times are by the server's clock, ours does not matter. */
    boolean ranOut(Instant written, String date) {
        try {
            Instant now = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            // the server says whole seconds
            return length.isZero() || now.minusSeconds(1).isAfter(written.plus(length));
        } catch (DateTimeException e) {
            return length.isZero();
        }
    }
}
