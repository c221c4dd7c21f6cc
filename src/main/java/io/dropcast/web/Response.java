package io.dropcast.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * A response.
 *
 * @param type media type of the body
 * @param headers besides the type
 */
@SuppressWarnings("ArrayRecordComponent") // written once, compared never
public record Response(int status, String type, byte[] body, Map<String, String> headers) {
    /** Reads and writes the records of {@code web.view}. */
    static final ObjectMapper MAPPER = new ObjectMapper().registerModule(new Jdk8Module());

    public Response {
        headers = Map.copyOf(headers);
    }

    /** @param body a record, or a list of records */
    static Response ok(Object body) {
        return json(200, body);
    }

    /** @param body a record, or a list of records */
    static Response json(int status, Object body) {
        return new Response(status, "application/json", bytes(body), Map.of());
    }

    static Response jpeg(byte[] picture) {
        return new Response(200, "image/jpeg", picture, Map.of());
    }

    /** The same with one more header. */
    Response with(String header, String value) {
        Map<String, String> all = new TreeMap<>(headers);
        all.put(header, value);
        return new Response(status, type, body, all);
    }

    /** The JSON of a record. */
    static byte[] bytes(Object body) {
        try {
            return MAPPER.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
