package io.dropcast.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * An answer.
 *
 * @param type media type of the body
 * @param headers more of them
 */
@SuppressWarnings("ArrayRecordComponent") // written once, compared never
public record Response(int status, String type, byte[] body, Map<String, String> headers) {
    private static final ObjectMapper MAPPER = new ObjectMapper().registerModule(new Jdk8Module());
    static final String JSON = "application/json";

    public Response {
        headers = Map.copyOf(headers);
    }

    /** @param body a record, or a list of records */
    public static Response ok(Object body) {
        return json(200, body);
    }

    /** @param body a record, or a list of records */
    public static Response json(int status, Object body) {
        return new Response(status, JSON, bytes(body), Map.of());
    }

    public static Response jpeg(byte[] picture) {
        return new Response(200, "image/jpeg", picture, Map.of());
    }

    /** The same with one more header. */
    public Response with(String header, String value) {
        Map<String, String> all = new java.util.TreeMap<>(headers);
        all.put(header, value);
        return new Response(status, type, body, all);
    }

    /** The record as it goes over the wire. */
    public static byte[] bytes(Object body) {
        try {
            return MAPPER.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
