package io.dropcast.web;

import io.dropcast.web.view.ErrorView;
import java.util.Map;
import java.util.TreeMap;

/** A request that cannot be carried out. The message says what is wrong, where, why, and what to do. */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient Map<String, Object> details;

    private Problem(int status, String code, String message, Map<String, Object> details) {
        super(message);
        this.status = status;
        this.code = code;
        this.details = new TreeMap<>(details);
    }

    public static Problem badRequest(String message) {
        return new Problem(400, "bad_request", message, Map.of());
    }

    /** @param field of the body, or parameter */
    public static Problem badRequest(String field, String message) {
        return new Problem(400, "bad_request", message, Map.of("field", field));
    }

    public static Problem unauthorized(String message) {
        return new Problem(401, "unauthorized", message, Map.of());
    }

    /** The page of another site sent the request, or it came under a host name that is not ours. */
    public static Problem forbidden(String message) {
        return new Problem(403, "forbidden", message, Map.of());
    }

    public static Problem notFound(String message) {
        return new Problem(404, "not_found", message, Map.of());
    }

    public static Problem conflict(String message) {
        return new Problem(409, "conflict", message, Map.of());
    }

    /** @param most bytes that are taken */
    public static Problem tooLarge(long most) {
        return new Problem(
                413, "too_large", "the request has more than " + most + " bytes", Map.of("most_bytes", most));
    }

    public static Problem unsupported(String message) {
        return new Problem(415, "unsupported", message, Map.of());
    }

    public static Problem unavailable(String message) {
        return new Problem(503, "unavailable", message, Map.of());
    }

    /** A defect of dropcast; the log says which. */
    public static Problem internal() {
        return new Problem(500, "internal", "dropcast failed at this; its log says why", Map.of());
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    /** The error response. */
    public Response response() {
        return Response.json(status, new ErrorView(code, String.valueOf(getMessage()), details));
    }
}
