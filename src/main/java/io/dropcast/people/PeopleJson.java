package io.dropcast.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.episode.BadJson;
import io.dropcast.episode.Digest;
import io.dropcast.episode.Json;
import io.dropcast.face.PersonId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * people.json. {@code as_of} is a digest of everything else in it: it says which state of the show an edit began from, however much
 * happened since. Fields that are not known here survive.
 */
public final class PeopleJson {
    static final Set<String> SHOW_FIELDS =
            Set.of("show_id", "as_of", "people", "unassigned_cluster_ids", "dismissed_suggestions", "next_person");
    static final Set<String> PERSON_FIELDS = Set.of(
            "person_id", "name", "aliases", "cluster_ids", "not_cluster_ids", "ignored", "rep_crop", "created_at");

    private PeopleJson() {}

    /** The same people give the same bytes. */
    public static byte[] write(People people) {
        return Json.pretty(content(people, Json.object()).put("as_of", version(people)));
    }

    /** To read, not to edit: with fields of the caller's in front, and without a version. */
    public static byte[] write(People people, ObjectNode first) {
        return Json.pretty(content(people, first.deepCopy()));
    }

    /** Names a state of the people: all that a user can edit, so not when they were found. */
    static String version(People people) {
        ObjectNode content = content(people, Json.object());
        content.path("people").forEach(row -> ((ObjectNode) row).remove("created_at"));
        return Digest.of(content.toString()).substring(0, 16);
    }

    private static ObjectNode content(People people, ObjectNode doc) {
        doc.put("show_id", people.show());
        people.fields().forEach((name, json) -> doc.set(name, Json.parseValue(json)));
        ArrayNode rows = doc.putArray("people");
        people.people().forEach(p -> rows.add(row(p)));
        if (!people.unassigned().isEmpty()) {
            doc.set("unassigned_cluster_ids", Json.texts(people.unassigned()));
        }
        if (!people.dismissed().isEmpty()) {
            doc.set("dismissed_suggestions", Json.texts(people.dismissed()));
        }
        return doc;
    }

    private static ObjectNode row(Person p) {
        ObjectNode row = Json.object();
        row.put("person_id", p.id().text());
        row.put("name", p.name().orElse(null));
        row.set("aliases", Json.texts(p.aliases()));
        row.set("cluster_ids", Json.texts(p.clusterIds()));
        row.set("not_cluster_ids", Json.texts(p.notClusterIds()));
        row.put("ignored", p.ignored());
        row.put("rep_crop", p.picture().orElse(null));
        row.put("created_at", p.createdAt());
        p.fields().forEach((name, json) -> row.set(name, Json.parseValue(json)));
        return row;
    }

    /**
     * Reads a file of a version that kept no journal; a file that people edit goes through {@link EditReader}.
     *
     * @throws BadJson when it is not a people.json, with the reason
     */
    public static People parse(byte[] json, String show, String what) {
        ObjectNode doc = Json.parseObject(json, what);
        if (!(doc.get("people") instanceof ArrayNode rows)) {
            throw new BadJson(what + " has no list \"people\"");
        }
        List<Person> people = new ArrayList<>();
        Set<PersonId> ids = new HashSet<>();
        Set<String> owned = new HashSet<>();
        for (JsonNode row : rows) {
            Person p = person(row, what);
            if (!ids.add(p.id())) {
                throw new BadJson(what + " names " + p.id() + " twice");
            }
            people.add(p.owning(p.clusterIds().stream().filter(owned::add).toList()));
        }
        return new People(
                show,
                people,
                new TreeSet<>(texts(doc.path("unassigned_cluster_ids"))),
                new TreeSet<>(texts(doc.path("dismissed_suggestions"))),
                others(doc, SHOW_FIELDS),
                HumanOverrides.NONE,
                doc.path("next_person").asInt(1));
    }

    private static Person person(JsonNode row, String what) {
        try {
            return new Person(
                    PersonId.parse(row.path("person_id").asText()),
                    Optional.of(row.path("name").asText(""))
                            .filter(n -> row.path("name").isTextual() && !n.isBlank()),
                    texts(row.path("aliases")),
                    texts(row.path("cluster_ids")),
                    texts(row.path("not_cluster_ids")),
                    row.path("ignored").asBoolean(false),
                    Optional.empty(),
                    row.path("created_at").asText(""),
                    others(row, PERSON_FIELDS));
        } catch (IllegalArgumentException e) {
            throw new BadJson(what + ": " + e.getMessage());
        }
    }

    /** The fields that are not known here, as JSON. */
    static SortedMap<String, String> others(JsonNode object, Set<String> known) {
        TreeMap<String, String> out = new TreeMap<>();
        object.properties().forEach(e -> {
            if (!known.contains(e.getKey())) {
                out.put(e.getKey(), e.getValue().toString());
            }
        });
        return out;
    }

    private static List<String> texts(JsonNode array) {
        List<String> out = new ArrayList<>();
        array.forEach(t -> out.add(t.asText()));
        return out;
    }
}
