package io.dropcast.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.cluster.evidence.Calibration;
import io.dropcast.cluster.evidence.Why;
import io.dropcast.embed.Vectors;
import io.dropcast.episode.Digest;
import io.dropcast.episode.EpisodeStore;
import io.dropcast.episode.Json;
import io.dropcast.episode.Key;
import io.dropcast.episode.Stored;
import io.dropcast.face.Embedding;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.IdentityId;
import io.dropcast.face.TrackId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * {@code clusters.json}, which tracks are one identity and why, and {@code cluster_centroids.json}. Whose an identity is stands in
 * {@code identities.json}, which has the same rows.
 */
public final class ClustersManifest {
    public static final String UNCLUSTERED = "unclustered_track_ids";
    private static final String REASONS = "unclustered_reasons";
    private static final String WHY = "why";
    private static final String PLACED = "placed_tracks";

    private final EpisodeStore store;
    private final String pipelineVersion;

    public ClustersManifest(EpisodeStore store, String pipelineVersion) {
        this.store = store;
        this.pipelineVersion = pipelineVersion;
    }

    public static Key key(EpisodeId ep) {
        return Key.manifest(ep, "clusters.json");
    }

    public static Key centroids(EpisodeId ep) {
        return Key.manifest(ep, "cluster_centroids.json");
    }

    /** Where the picture of an identity is, below the episode's frames folder. */
    public static String picture(IdentityId id) {
        return "identities/" + id.text() + "/rep.jpg";
    }

    /** @param calibration where the threshold comes from; empty when it was said */
    public void write(Identities identities, ClusterSettings settings, Optional<Calibration> calibration) {
        EpisodeId ep = identities.ep();
        ObjectNode doc = Json.object().put("ep_id", ep.value()).put("pipeline_ver", pipelineVersion);
        ObjectNode config = doc.putObject("config");
        config.put("cluster_thresh", settings.clusterThresh()).put("min_cluster_size", settings.minClusterSize());
        config.put("min_identity_sim", settings.minIdentitySim());
        ObjectNode stats = doc.putObject("stats");
        putStats(stats, identities.stats());
        stats.put("unclustered_tracks", identities.unclustered().size());
        calibration.ifPresent(c -> {
            config.put("cluster_thresh_from", "auto");
            stats.set("calibration", CalibrationJson.of(c));
        });
        doc.put("next_identity", identities.nextIdentity());
        ArrayNode rows = doc.putArray("identities");
        for (Identity i : identities.identities()) {
            rows.add(row(i));
        }
        putUnclustered(doc, identities.unclustered());
        store.write(centroids(ep), Json.pretty(centroidsOf(identities)));
        store.write(key(ep), Json.pretty(doc));
    }

    private static void putUnclustered(ObjectNode doc, List<Unclustered> unclustered) {
        ArrayNode tracks = doc.putArray(UNCLUSTERED);
        ObjectNode reasons = doc.putObject(REASONS);
        for (Unclustered u : unclustered) {
            tracks.add(u.track().number());
            reasons.put(String.valueOf(u.track().number()), u.reason());
        }
    }

    /** Takes tracks out that are in no identity. */
    public static void removeUnclustered(ObjectNode doc, Set<TrackId> gone) {
        List<Unclustered> left =
                unclustered(doc).stream().filter(u -> !gone.contains(u.track())).toList();
        putUnclustered(doc, left);
        if (doc.path("stats") instanceof ObjectNode stats) {
            stats.put("unclustered_tracks", left.size());
        }
    }

    private static List<Unclustered> unclustered(JsonNode doc) {
        return tracks(doc.path(UNCLUSTERED)).stream()
                .map(t -> new Unclustered(
                        t, doc.path(REASONS).path(String.valueOf(t.number())).asText()))
                .toList();
    }

    private static void putStats(ObjectNode out, ClusterStats s) {
        out.put("faces", s.faces()).put("clusters", s.clusters()).put("mixed_tracks", s.mixedTracks());
        out.put("outlier_tracks", s.outlierTracks()).put("low_cohesion_identities", s.lowCohesionIdentities());
    }

    private static ObjectNode row(Identity i) {
        ObjectNode row = Json.object().put("identity_id", i.id().text());
        ArrayNode tracks = row.putArray("track_ids");
        i.tracks().forEach(t -> tracks.add(t.number()));
        row.put("size", i.size()).put("rep_thumb_rel_path", picture(i.id()));
        i.cohesion().ifPresent(c -> row.put("cohesion", Json.round(c, 4)));
        i.minIdentitySim().ifPresent(s -> row.put("min_identity_sim", Json.round(s, 4)));
        if (i.lowCohesion()) {
            row.put("low_cohesion", true);
        }
        i.outlierReason().ifPresent(r -> row.put("outlier_reason", r));
        i.why().ifPresent(w -> row.set(WHY, why(w)));
        if (!i.placed().isEmpty()) {
            ArrayNode placed = row.putArray(PLACED);
            i.placed().forEach(t -> placed.add(t.number()));
        }
        return row;
    }

    private static ObjectNode why(Why why) {
        return Json.object()
                .put("face", Json.round(why.face(), 4))
                .put("clothes", Json.round(why.clothes(), 4))
                .put("thread", Json.round(why.thread(), 4))
                .put("sure", Json.round(why.sure(), 4));
    }

    private static Optional<Why> why(JsonNode row) {
        return Optional.ofNullable(row.get(WHY))
                .map(why -> new Why(
                        why.path("face").asDouble(),
                        why.path("clothes").asDouble(),
                        why.path("thread").asDouble()));
    }

    private static ObjectNode centroidsOf(Identities identities) {
        ObjectNode doc = Json.object().put("ep_id", identities.ep().value());
        doc.put(
                "model",
                identities.identities().stream()
                        .flatMap(i -> i.centroid().stream())
                        .map(Embedding::model)
                        .findFirst()
                        .orElse(""));
        ObjectNode rows = doc.putObject("centroids");
        for (Identity i : identities.identities()) {
            i.centroid().ifPresent(c -> {
                ObjectNode row = rows.putObject(i.id().text());
                row.set("centroid", Vectors.toJson(c));
                row.set(
                        "tracks",
                        Json.texts(i.tracks().stream().map(TrackId::text).toList()));
                i.cohesion().ifPresent(v -> row.put("cohesion", Json.round(v, 4)));
            });
        }
        return doc;
    }

    /** Whether the episode has got as far as clusters. */
    public boolean exists(EpisodeId ep) {
        return store.exists(kept(ep));
    }

    /** Where the clusters are: an older version kept them in identities.json alone. */
    private Key kept(EpisodeId ep) {
        return store.exists(key(ep)) ? key(ep) : Key.manifest(ep, "identities.json");
    }

    /** Digest of the file. */
    public String digest(EpisodeId ep) {
        return Digest.of(Stored.bytes(store, kept(ep)));
    }

    /** The file as it is. */
    public ObjectNode document(EpisodeId ep) {
        Key kept = kept(ep);
        return Json.parseObject(Stored.bytes(store, kept), kept.path());
    }

    public Identities read(EpisodeId ep) {
        ObjectNode doc = document(ep);
        ObjectNode centroids = store.read(centroids(ep))
                .map(b -> Json.parseObject(b, "cluster_centroids.json"))
                .orElseGet(Json::object);
        String model = centroids.path("model").asText();
        List<Identity> out = new ArrayList<>();
        for (JsonNode row : doc.path("identities")) {
            JsonNode numbers = centroids
                    .path("centroids")
                    .path(row.path("identity_id").asText())
                    .path("centroid");
            out.add(identity(row, Vectors.fromJson(numbers, model)));
        }
        JsonNode s = doc.path("stats");
        ClusterStats stats = new ClusterStats(
                s.path("faces").asInt(),
                s.path("clusters").asInt(),
                s.path("mixed_tracks").asInt(),
                s.path("outlier_tracks").asInt(),
                s.path("low_cohesion_identities").asInt());
        return new Identities(ep, out, stats, doc.path("next_identity").asInt(1), unclustered(doc), List.of());
    }

    /** @param numbers a list; anything else is none */
    public static List<TrackId> tracks(JsonNode numbers) {
        List<TrackId> tracks = new ArrayList<>();
        numbers.forEach(t -> tracks.add(new TrackId(t.asInt())));
        return tracks;
    }

    private static Identity identity(JsonNode row, Optional<Embedding> centroid) {
        return new Identity(
                IdentityId.parse(row.path("identity_id").asText()),
                tracks(row.path("track_ids")),
                row.path("size").asInt(),
                number(row, "cohesion"),
                number(row, "min_identity_sim"),
                row.path("low_cohesion").asBoolean(false),
                Optional.ofNullable(row.get("outlier_reason")).map(JsonNode::asText),
                centroid,
                tracks(row.path(PLACED)),
                why(row));
    }

    private static OptionalDouble number(JsonNode row, String field) {
        return row.has(field) ? OptionalDouble.of(row.path(field).asDouble()) : OptionalDouble.empty();
    }

    /** Digest of which tracks are in which identity, and of nothing else: how sure that is changes no picture. */
    public String groupingDigest(EpisodeId ep) {
        ObjectNode doc = document(ep);
        ObjectNode grouping = Json.object();
        doc.path("identities").forEach(i -> grouping.set(i.path("identity_id").asText(), i.path("track_ids")));
        return Digest.of(grouping.toString());
    }
}
