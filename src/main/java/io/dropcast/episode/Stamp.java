package io.dropcast.episode;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** A time as part of a file's name: {@code 20261122-211120-277}, in UTC, so that names sort by time. */
public final class Stamp {
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    private Stamp() {}

    public static String of(Instant time) {
        return FORM.format(time);
    }
}
