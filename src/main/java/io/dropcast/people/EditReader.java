package io.dropcast.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.episode.BadJson;
import io.dropcast.episode.Json;
import io.dropcast.face.PersonId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Reads a people.json that a human edited, row by row, and says in which line something is wrong. Nothing is decided here. */
final class EditReader {
    private static final int LARGEST = 20_000_000;

    private final byte[] json;
    private final ObjectNode doc;
    private final List<Integer> lines;

    /**
     * A row as it stands in the file.
     *
     * @param line where it begins, from 1
     * @param id empty for somebody who is new
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
        this.json = json;
        if (json.length > LARGEST) {
            throw new Refused("it has " + json.length + " bytes, and no more than " + LARGEST + " are read");
        }
        try {
            this.doc = Json.parseObject(json, "people.json");
        } catch (BadJson e) {
            throw new Refused(String.valueOf(e.getMessage()));
        }
        if (!(doc.get("people") instanceof ArrayNode)) {
            throw new Refused("there is no list \"people\" in it");
        }
        this.lines = Json.linesOf(json, "people");
        checkWhole(doc.path("people"));
    }

    /** Half of a character, which JSON can name, cannot be written in UTF-8: it would come back as something else. */
    private void checkWhole(JsonNode people) {
        String why = "there is half a character in it (one of \\ud800 to \\udfff alone): type the text anew";
        for (int i = 0; i < people.size(); i++) {
            if (!whole(people.get(i))) {
                throw at(lines.get(i), why);
            }
        }
        if (!whole(doc)) {
            throw new Refused(why);
        }
    }

    private static boolean whole(JsonNode node) {
        return java.nio.charset.StandardCharsets.UTF_8.newEncoder().canEncode(node.toString());
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
        List<Row> rows = new ArrayList<>();
        JsonNode people = doc.path("people");
        for (int i = 0; i < people.size(); i++) {
            rows.add(row(people.get(i), lines.get(i)));
        }
        return rows;
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
            throw at(line, e.getMessage() + "; leave person_id out for somebody who is new");
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
        return new Refused("line " + line + ": " + why);
    }

    /** First line from the given one on in which the text stands. */
    int lineOf(String text, int from) {
        String[] all = new String(json, java.nio.charset.StandardCharsets.UTF_8).split("\n", -1);
        for (int i = from - 1; i < all.length; i++) {
            if (all[i].contains(text)) {
                return i + 1;
            }
        }
        return from;
    }
}
