package io.dropcast.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.episode.BadJson;
import io.dropcast.episode.Json;
import io.dropcast.face.PersonId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** people.json. Fields that are not known here survive a rewrite. */
public final class PeopleJson {
    private PeopleJson() {}

    /** @throws BadJson when it is not a people.json, with the reason */
    public static People parse(byte[] json, String what) {
        ObjectNode doc = Json.parseObject(json, what);
        if (!(doc.get("people") instanceof ArrayNode rows)) {
            throw new BadJson(what + " has no list \"people\"");
        }
        List<Person> people = new ArrayList<>();
        Set<PersonId> seen = new HashSet<>();
        for (JsonNode row : rows) {
            Person p = person(row, what);
            if (!seen.add(p.id())) {
                throw new BadJson(what + " names " + p.id() + " twice");
            }
            people.add(p);
        }
        return new People(
                doc.path("show_id").asText(), people, doc.path("next_person").asInt(1));
    }

    private static Person person(JsonNode row, String what) {
        try {
            return new Person(
                    PersonId.parse(row.path("person_id").asText()),
                    Optional.of(row.path("name").asText("")).filter(n -> !n.isBlank()),
                    texts(row.path("aliases")),
                    texts(row.path("cluster_ids")),
                    texts(row.path("not_cluster_ids")),
                    row.path("ignored").asBoolean(false),
                    Optional.of(row.path("rep_crop").asText("")).filter(c -> !c.isEmpty()),
                    row.path("created_at").asText(""));
        } catch (IllegalArgumentException e) {
            throw new BadJson(what + ": " + e.getMessage());
        }
    }

    private static List<String> texts(JsonNode array) {
        List<String> out = new ArrayList<>();
        array.forEach(t -> out.add(t.asText()));
        return out;
    }

    /** @param before what is there now, for the fields that are not known here */
    public static byte[] write(People people, ObjectNode before) {
        ObjectNode doc = before.deepCopy();
        doc.put("show_id", people.show());
        doc.put("next_person", people.nextPerson());
        ArrayNode old = before.get("people") instanceof ArrayNode a ? a : Json.array();
        ArrayNode rows = doc.putArray("people");
        for (Person p : people.people()) {
            rows.add(row(p, oldRow(old, p.id())));
        }
        return Json.pretty(doc);
    }

    private static ObjectNode oldRow(ArrayNode old, PersonId id) {
        for (JsonNode row : old) {
            if (row instanceof ObjectNode o && o.path("person_id").asText().equals(id.text())) {
                return o.deepCopy();
            }
        }
        return Json.object();
    }

    private static ObjectNode row(Person p, ObjectNode row) {
        row.put("person_id", p.id().text());
        row.put("name", p.name().orElse(null));
        row.set("aliases", Json.texts(p.aliases()));
        row.set("cluster_ids", Json.texts(p.clusterIds()));
        row.set("not_cluster_ids", Json.texts(p.notClusterIds()));
        row.put("ignored", p.ignored());
        row.put("rep_crop", p.repCrop().orElse(null));
        row.put("created_at", p.createdAt());
        return row;
    }
}
