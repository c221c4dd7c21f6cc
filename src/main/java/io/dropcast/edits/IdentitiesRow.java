package io.dropcast.edits;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropcast.face.IdentityId;
import io.dropcast.face.PersonId;
import io.dropcast.face.TrackId;
import io.dropcast.people.EditedJson;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An identity as it stands in an identities.json that a human edited. A field that is not there is as it was.
 *
 * @param line where it begins, from 1
 * @param id empty for one that is new
 * @param was the same identity before the edit; empty for one that is new
 */
public record IdentitiesRow(
        int line,
        Optional<IdentityId> id,
        Optional<Shown.Row> was,
        List<TrackId> tracks,
        Optional<String> label,
        Optional<PersonId> person) {
    private static final String NEW = "new";

    /** @throws io.dropcast.people.Refused with the line of what is wrong */
    public static IdentitiesRow of(EditedJson file, EditedJson.Row row, Map<IdentityId, Shown.Row> before) {
        JsonNode node = row.node();
        if (!node.isObject()) {
            throw EditedJson.at(row.line(), "an identity must be an object {...}");
        }
        Optional<IdentityId> id = id(node, row.line());
        Optional<Shown.Row> was = id.map(i -> Optional.ofNullable(before.get(i))
                .orElseThrow(() -> EditedJson.at(
                        row.line(), "there is no " + i + " in it; leave identity_id out for a new identity")));
        return new IdentitiesRow(
                row.line(),
                id,
                was,
                tracks(file, row),
                text(node, "label", was.flatMap(Shown.Row::label), row.line()),
                text(node, "person_id", was.flatMap(Shown.Row::person), row.line())
                        .map(p -> person(p, row.line())));
    }

    private static Optional<IdentityId> id(JsonNode node, int line) {
        Optional<String> text =
                text(node, "identity_id", Optional.empty(), line).filter(t -> !t.equals(NEW));
        if (text.isEmpty() || node.path(NEW).asBoolean(false)) {
            return Optional.empty();
        }
        try {
            return text.map(IdentityId::parse);
        } catch (IllegalArgumentException e) {
            throw EditedJson.at(line, e.getMessage() + "; leave identity_id out for a new identity");
        }
    }

    private static PersonId person(String text, int line) {
        try {
            return PersonId.parse(text);
        } catch (IllegalArgumentException e) {
            throw EditedJson.at(line, e.getMessage() + "; to name a new person write a label");
        }
    }

    private static List<TrackId> tracks(EditedJson file, EditedJson.Row row) {
        JsonNode list = row.node().path("track_ids");
        if (!list.isArray()) {
            throw EditedJson.at(row.line(), "there is no list \"track_ids\" in it");
        }
        return numbers(file, row.line(), list, "track_ids");
    }

    /**
     * A list of tracks.
     *
     * @param line from which on its name stands
     */
    public static List<TrackId> numbers(EditedJson file, int line, JsonNode list, String name) {
        List<TrackId> tracks = new ArrayList<>();
        Set<TrackId> once = new HashSet<>();
        for (JsonNode t : list) {
            if (!t.isInt() || t.asInt() < 1) {
                throw EditedJson.at(line, "\"" + name + "\" must be numbers of tracks such as [3, 17], found " + t);
            }
            TrackId track = new TrackId(t.asInt());
            if (!once.add(track)) {
                throw EditedJson.at(lineOf(file, line, name, track), t + " is in this list twice");
            }
            tracks.add(track);
        }
        return tracks;
    }

    /** The line of a track in the list of the identity that begins there. */
    public static int lineOf(EditedJson file, int line, TrackId track) {
        return lineOf(file, line, "track_ids", track);
    }

    private static int lineOf(EditedJson file, int line, String name, TrackId track) {
        int list = file.lineOf("\"" + name + "\"", line);
        return file.lineOf(Pattern.compile("(?<![\\w.-])" + track.number() + "(?![\\w.-])"), list);
    }

    /** @param absent what it is when it is not there; null and an empty text take it away */
    private static Optional<String> text(JsonNode node, String field, Optional<String> absent, int line) {
        JsonNode value = node.path(field);
        if (value.isMissingNode()) {
            return absent;
        }
        if (!value.isNull() && !value.isTextual()) {
            throw EditedJson.at(line, "\"" + field + "\" must be a text in quotation marks, or null");
        }
        return Shown.text(node, field);
    }
}
