package io.dropcast.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.face.PersonId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The JSON object of a request, field by field, each checked when it is asked for. */
public record Body(ObjectNode doc) {
    private static final int LONGEST_LIST = 10_000;

    public boolean has(String field) {
        return doc.has(field);
    }

    /** Whether the field is there and null. */
    public boolean isNull(String field) {
        return doc.path(field).isNull();
    }

    /** Text; empty when the field is null or not there. */
    public Optional<String> text(String field) {
        JsonNode value = doc.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw wrong(field, "text", value);
        }
        return Optional.of(value.asText());
    }

    /** Text that must be there. */
    public String needed(String field) {
        return text(field).orElseThrow(() -> Problem.badRequest(field, "\"" + field + "\" is missing"));
    }

    /** A person's id; empty when the field is null or not there. */
    public Optional<PersonId> person(String field) {
        return text(field).map(text -> parsed(field, text, PersonId::parse));
    }

    /** Text of a form; a {@link Problem} when it is of none. */
    public <T> T parsed(String field, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest(field, Request.shown(String.valueOf(e.getMessage())));
        }
    }

    /** Yes or no; empty when the field is not there. */
    public Optional<Boolean> flag(String field) {
        JsonNode value = doc.path(field);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!value.isBoolean()) {
            throw wrong(field, "true or false", value);
        }
        return Optional.of(value.asBoolean());
    }

    /** A list of texts; empty when the field is not there. */
    public Optional<List<String>> texts(String field) {
        JsonNode value = doc.path(field);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!value.isArray() || value.size() > LONGEST_LIST) {
            throw wrong(field, "a list of texts", value);
        }
        List<String> out = new ArrayList<>();
        for (JsonNode text : value) {
            if (!text.isTextual()) {
                throw wrong(field, "a list of texts", value);
            }
            out.add(text.asText());
        }
        return Optional.of(out);
    }

    /** Whether the field is there and is that text. */
    public boolean isText(String field, String text) {
        return doc.path(field).isTextual() && doc.path(field).asText().equals(text);
    }

    /**
     * A number; empty when the field is not there.
     *
     * @param or what else it may be, for the message
     */
    public Optional<Double> number(String field, double least, double most, String or) {
        JsonNode value = doc.path(field);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!value.isNumber() || !(value.asDouble() >= least && value.asDouble() <= most)) {
            throw wrong(field, "a number from " + least + " to " + most + or, value);
        }
        return Optional.of(value.asDouble());
    }

    /** A whole number; empty when the field is not there. */
    public Optional<Integer> whole(String field, int least, int most) {
        JsonNode value = doc.path(field);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!value.isIntegralNumber() || value.asDouble() < least || value.asDouble() > most) {
            throw wrong(field, "a whole number from " + least + " to " + most, value);
        }
        return Optional.of(value.asInt());
    }

    private static Problem wrong(String field, String what, JsonNode found) {
        return Problem.badRequest(
                field, "\"" + field + "\" must be " + what + ", found " + Request.shown(found.toString()));
    }
}
