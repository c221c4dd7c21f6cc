package io.dropcast.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.cluster.ClustersManifest;
import io.dropcast.episode.EpisodeStore;
import io.dropcast.episode.Json;
import io.dropcast.episode.Key;
import io.dropcast.episode.Stored;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.IdentityId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code identities.json}: the clusters, each with its owner. Fields that are not known here survive a rewrite. */
public final class IdentitiesManifest {
    /** What a cluster may have; what one has no longer goes. */
    private static final List<String> AT_TIMES =
            List.of("cohesion", "min_identity_sim", "low_cohesion", "outlier_reason", "why", "placed_tracks");

    private final EpisodeStore store;
    private final ClustersManifest clusters;

    public IdentitiesManifest(EpisodeStore store, ClustersManifest clusters) {
        this.store = store;
        this.clusters = clusters;
    }

    public static Key key(EpisodeId ep) {
        return Key.manifest(ep, "identities.json");
    }

    public boolean exists(EpisodeId ep) {
        return store.exists(key(ep));
    }

    /** The file as it is. */
    public ObjectNode document(EpisodeId ep) {
        return Json.parseObject(Stored.bytes(store, key(ep)), "identities.json of " + ep);
    }

    /** Writes the clusters with their owners; nothing is written when that is there already. */
    void write(EpisodeId ep, People people) {
        ObjectNode made = clusters.document(ep);
        Optional<ObjectNode> before = store.read(key(ep)).map(b -> Json.parseObject(b, "identities.json of " + ep));
        Map<String, ObjectNode> old = new HashMap<>();
        before.ifPresent(doc -> doc.path("identities").forEach(n -> {
            if (n instanceof ObjectNode row) {
                old.put(row.path("identity_id").asText(), row);
            }
        }));
        ObjectNode doc = before.map(ObjectNode::deepCopy).orElseGet(Json::object);
        made.properties().forEach(field -> doc.set(field.getKey(), field.getValue()));
        ArrayNode rows = doc.putArray("identities");
        for (JsonNode cluster : made.path("identities")) {
            ObjectNode row = old.getOrDefault(cluster.path("identity_id").asText(), Json.object());
            rows.add(owned(row(cluster, row.deepCopy()), ep, people));
        }
        if (before.filter(doc::equals).isEmpty()) {
            store.write(key(ep), Json.pretty(doc));
        }
    }

    /** What stays is put where it was, so that a second run gives the same bytes. */
    private static ObjectNode row(JsonNode cluster, ObjectNode row) {
        AT_TIMES.stream().filter(field -> !cluster.has(field)).forEach(row::remove);
        row.set("identity_id", cluster.path("identity_id"));
        put(row, "label");
        for (Map.Entry<String, JsonNode> field : cluster.properties()) {
            row.set(field.getKey(), field.getValue());
            if (field.getKey().equals("rep_thumb_rel_path")) {
                put(row, "rep_thumb_s3_key");
            }
        }
        return row;
    }

    private static void put(ObjectNode row, String field) {
        if (!row.has(field)) {
            row.putNull(field);
        }
    }

    private static ObjectNode owned(ObjectNode row, EpisodeId ep, People people) {
        IdentityId id = IdentityId.parse(row.path("identity_id").asText());
        Optional<Person> owner = people.owner(ep, id);
        owner.ifPresentOrElse(p -> row.put("person_id", p.id().text()), () -> row.remove("person_id"));
        owner.flatMap(Person::name).ifPresentOrElse(name -> row.put("label", name), () -> row.putNull("label"));
        return row;
    }
}
