package io.dropcast.store.s3;

import java.util.Locale;
import java.util.Map;

/** What browsers and other programs are told of an object, by the ending of its name. */
final class ContentType {
    private static final Map<String, String> TYPES = Map.of(
            "json", "application/json",
            "jsonl", "application/x-ndjson",
            "jpg", "image/jpeg",
            "zip", "application/zip",
            "txt", "text/plain; charset=utf-8");

    private ContentType() {}

    static Upload of(String name, Upload upload) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return upload.contentType(TYPES.getOrDefault(ending, "application/octet-stream"));
    }
}
