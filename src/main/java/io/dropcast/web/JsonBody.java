package io.dropcast.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.episode.BadJson;
import io.dropcast.episode.Json;
import io.dropcast.settings.Nearest;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** Reads the body of a request into a record. Jackson alone would take {@code 1} for a text, and its messages are not for users. */
final class JsonBody {
    private static final int LONGEST_LIST = 10_000;

    private JsonBody() {}

    /** @param words what the value must be */
    private record Kind(String words, Predicate<JsonNode> fits) {
        private static final Kind TEXT = new Kind("text", v -> v.isTextual() || v.isNull());
        private static final Kind FLAG = new Kind("true or false", JsonNode::isBoolean);
        private static final Kind TEXTS = new Kind(
                "a list of texts",
                v -> v.isArray()
                        && v.size() <= LONGEST_LIST
                        && StreamSupport.stream(v.spliterator(), false).allMatch(JsonNode::isTextual));
        /** A setting, which is checked with the settings. */
        private static final Kind ANY = new Kind("anything", v -> true);

        static Kind of(JavaType type) {
            if (type.isReferenceType()) {
                return of(type.getContentType());
            }
            if (type.isCollectionLikeType()) {
                return TEXTS;
            }
            return type.hasRawClass(String.class) ? TEXT : type.hasRawClass(Boolean.class) ? FLAG : ANY;
        }
    }

    /** @throws Problem when {@link #object} does */
    static <T extends Record> T read(byte[] body, Class<T> type) {
        try {
            return Response.MAPPER.treeToValue(object(body, type), type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(type + " cannot be read from a body that was checked", e);
        }
    }

    /** @throws Problem when it is not an object, lacks a field, has an unknown one, or one of another type than the record */
    static ObjectNode object(byte[] body, Class<? extends Record> type) {
        List<BeanPropertyDefinition> fields = Response.MAPPER
                .getDeserializationConfig()
                .introspect(Response.MAPPER.constructType(type))
                .findProperties();
        List<String> known =
                fields.stream().map(BeanPropertyDefinition::getName).toList();
        if (body.length == 0) {
            throw Problem.badRequest("the request has no body: send a JSON object with " + String.join(", ", known));
        }
        ObjectNode doc = parsed(body);
        doc.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw unknown(name, known.stream().sorted().toList());
            }
        });
        fields.forEach(field -> check(field.getName(), field.getPrimaryType(), doc.path(field.getName())));
        return doc;
    }

    private static ObjectNode parsed(byte[] body) {
        try {
            return Json.parseObject(body, "the body");
        } catch (BadJson e) {
            throw Problem.badRequest(Request.shown(String.valueOf(e.getMessage())));
        }
    }

    private static Problem unknown(String name, List<String> known) {
        String shown = Request.shown(name);
        return Problem.badRequest(
                shown,
                "unknown key '" + shown + "'" + Nearest.hint(name, known, "; known are " + String.join(", ", known)));
    }

    private static void check(String field, JavaType type, JsonNode value) {
        if (!type.isReferenceType() && (value.isMissingNode() || value.isNull())) {
            throw Problem.badRequest(field, "\"" + field + "\" is missing");
        }
        Kind kind = Kind.of(type);
        if (!value.isMissingNode() && !kind.fits().test(value)) {
            throw Problem.badRequest(
                    field, "\"" + field + "\" must be " + kind.words() + ", found " + Request.shown(value.toString()));
        }
    }
}
