package io.dropcast.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The query of an address. */
final class HttpQuery {
    private HttpQuery() {}

    /** Of several of one name, the last. */
    static Map<String, String> of(@Nullable String query) {
        Map<String, String> out = new TreeMap<>();
        if (query == null || query.isEmpty()) {
            return out;
        }
        for (String part : query.split("&", -1)) {
            int is = part.indexOf('=');
            String name = is < 0 ? part : part.substring(0, is);
            out.put(decoded(name), is < 0 ? "" : decoded(part.substring(is + 1)));
        }
        return out;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("what stands behind the question mark is not encoded as it should be");
        }
    }
}
