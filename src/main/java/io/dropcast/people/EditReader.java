package io.dropcast.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.episode.Json;
import io.dropcast.face.PersonId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Reads a people.json that a human edited, row by row, and says in which line something is wrong. Nothing is decided here. */
final class EditReader {
    private final EditedJson file;
    private final ObjectNode doc;

    /**
     * A row as it stands in the file.
     *
     * @param line where it begins, from 1
     * @param id empty for a new person
     * @param repCrop as written, chosen or not
     */
    record Row(
            int line,
            Optional<PersonId> id,
            Optional<String> name,
            List<String> aliases,
            List<String> clusterIds,
            List<String> notClusterIds,
            boolean ignored,
            Optional<String> repCrop,
            SortedMap<String, String> fields) {}

    /** @throws Refused when it is no JSON object with a list of people */
    EditReader(byte[] json) {
        this.file = new EditedJson(json, "people.json", "people");
        this.doc = file.doc();
    }

    /** Which version a people.json calls itself; empty when it cannot be read. */
    static Optional<String> versionOf(byte[] json) {
        try {
            return new EditReader(json).asOf();
        } catch (Refused e) {
            return Optional.empty();
        }
    }

    /** Which state of the show the edit began from; empty when the file does not say. */
    Optional<String> asOf() {
        return Optional.ofNullable(doc.get("as_of")).filter(JsonNode::isTextual).map(JsonNode::asText);
    }

    Optional<String> show() {
        return Optional.ofNullable(doc.get("show_id"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText);
    }

    List<String> dismissed() {
        return texts(doc.path("dismissed_suggestions"), "dismissed_suggestions", 1);
    }

    SortedMap<String, String> fields() {
        return PeopleJson.others(doc, PeopleJson.SHOW_FIELDS);
    }

    List<Row> rows() {
        return file.rows().stream().map(r -> row(r.node(), r.line())).toList();
    }

    private Row row(JsonNode row, int line) {
        if (!row.isObject()) {
            throw at(line, "a person must be an object {...}");
        }
        return new Row(
                line,
                text(row, "person_id", line).map(id -> id(id, line)),
                text(row, "name", line).map(n -> name(n, line)).filter(n -> !n.isEmpty()),
                texts(row.path("aliases"), "aliases", line).stream()
                        .map(n -> name(n, line))
                        .filter(n -> !n.isEmpty())
                        .distinct()
                        .toList(),
                texts(row.path("cluster_ids"), "cluster_ids", line),
                texts(row.path("not_cluster_ids"), "not_cluster_ids", line),
                flag(row.path("ignored"), line),
                text(row, "rep_crop", line),
                PeopleJson.others(row, PeopleJson.PERSON_FIELDS));
    }

    private static PersonId id(String id, int line) {
        try {
            return PersonId.parse(id);
        } catch (IllegalArgumentException e) {
            throw at(line, e.getMessage() + "; leave person_id out for a new person");
        }
    }

    private static String name(String name, int line) {
        try {
            return Names.checked(name);
        } catch (Refused e) {
            throw at(line, e.why());
        }
    }

    private static boolean flag(JsonNode value, int line) {
        if (value.isMissingNode() || value.isNull()) {
            return false;
        }
        if (!value.isBoolean()) {
            throw at(line, "\"ignored\" must be true or false");
        }
        return value.asBoolean();
    }

    private static Optional<String> text(JsonNode row, String field, int line) {
        JsonNode value = row.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw at(line, "\"" + field + "\" must be a text in quotation marks");
        }
        return Optional.of(value.asText()).filter(t -> !t.isBlank());
    }

    private static List<String> texts(JsonNode value, String field, int line) {
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        List<String> out = new ArrayList<>();
        for (JsonNode t : value.isArray() ? value : Json.array().add(0)) {
            if (!t.isTextual()) {
                throw at(line, "\"" + field + "\" must be a list of texts [\"...\"]");
            }
            out.add(t.asText());
        }
        return out;
    }

    static Refused at(int line, String why) {
        return EditedJson.at(line, why);
    }

    /** First line from the given one on in which the text stands. */
    int lineOf(String text, int from) {
        return file.lineOf(text, from);
    }
}
