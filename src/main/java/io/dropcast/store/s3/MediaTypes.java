package io.dropcast.store.s3;

import java.util.Locale;
import java.util.Map;

/** The content type of an object by the ending of its name, so that a browser opens it from the bucket. */
public final class MediaTypes {
    private static final Map<String, String> BY_ENDING = Map.of(
            "json", "application/json",
            "jsonl", "application/x-ndjson",
            "html", "text/html; charset=utf-8",
            "csv", "text/csv; charset=utf-8",
            "vtt", "text/vtt; charset=utf-8",
            "txt", "text/plain; charset=utf-8",
            "edl", "text/plain; charset=utf-8",
            "jpg", "image/jpeg",
            "png", "image/png",
            "zip", "application/zip");

    private MediaTypes() {}

    public static String of(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return BY_ENDING.getOrDefault(ending, "application/octet-stream");
    }
}
