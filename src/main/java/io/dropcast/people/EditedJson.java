package io.dropcast.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.episode.BadJson;
import io.dropcast.episode.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A JSON file that a human edited: an object with a list of rows. Says in which line something is wrong. Nothing is decided here. */
public final class EditedJson {
    /** Bytes of the largest file that is read. */
    public static final int LARGEST = 20_000_000;

    private final byte[] json;
    private final ObjectNode doc;
    private final String list;
    private final List<Integer> lines;

    /**
     * @param name of the file, for errors
     * @param list name of the list
     * @throws Refused when it is no JSON object with that list, or too large
     */
    public EditedJson(byte[] json, String name, String list) {
        this.json = json;
        this.list = list;
        if (json.length > LARGEST) {
            throw new Refused(tooLarge(json.length));
        }
        try {
            this.doc = Json.parseObject(json, name);
        } catch (BadJson e) {
            throw new Refused(String.valueOf(e.getMessage()));
        }
        if (!(doc.get(list) instanceof ArrayNode)) {
            throw new Refused("there is no list \"" + list + "\" in it");
        }
        this.lines = Json.linesOf(json, list);
        checkWhole();
    }

    /** What is said of a file that is larger than {@link #LARGEST}. */
    public static String tooLarge(long bytes) {
        return "it has " + bytes + " bytes, and no more than " + LARGEST + " are read";
    }

    /** Half of a character, which JSON can name, cannot be written in UTF-8: it would come back as something else. */
    private void checkWhole() {
        String why = "there is half a character in it (one of \\ud800 to \\udfff alone): type the text anew";
        for (Row row : rows()) {
            if (!whole(row.node())) {
                throw at(row.line(), why);
            }
        }
        if (!whole(doc)) {
            throw new Refused(why);
        }
    }

    private static boolean whole(JsonNode node) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(node.toString());
    }

    /**
     * A row as it stands in the file.
     *
     * @param line where it begins, from 1
     */
    public record Row(int line, JsonNode node) {}

    /** The whole file; not to be changed. */
    public ObjectNode doc() {
        return doc;
    }

    /** The rows in their order. */
    public List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (JsonNode row : doc.path(list)) {
            rows.add(new Row(lines.get(rows.size()), row));
        }
        return rows;
    }

    /** A refusal that names a line, from 1. */
    public static Refused at(int line, String why) {
        return new Refused("line " + line + ": " + why);
    }

    /** First line from the given one on in which the text stands; the given one when it stands in none. */
    public int lineOf(String text, int from) {
        return lineOf(Pattern.compile(Pattern.quote(text)), from);
    }

    /** First line from the given one on in which the pattern is found; the given one when it is found in none. */
    public int lineOf(Pattern pattern, int from) {
        String[] all = new String(json, StandardCharsets.UTF_8).split("\n", -1);
        for (int i = from - 1; i < all.length; i++) {
            if (pattern.matcher(all[i]).find()) {
                return i + 1;
            }
        }
        return from;
    }
}
