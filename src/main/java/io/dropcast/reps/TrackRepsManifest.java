package io.dropcast.reps;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.detect.DetectionsManifest;
import io.dropcast.embed.Vectors;
import io.dropcast.episode.EpisodeStore;
import io.dropcast.episode.Json;
import io.dropcast.episode.Key;
import io.dropcast.episode.Stored;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.IdentityId;
import io.dropcast.face.TrackId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** {@code track_reps.jsonl}. The track whose picture stands for an identity says so in {@code stands_for}. */
public final class TrackRepsManifest {
    private final EpisodeStore store;

    public TrackRepsManifest(EpisodeStore store) {
        this.store = store;
    }

    public static Key key(EpisodeId ep) {
        return Key.manifest(ep, "track_reps.jsonl");
    }

    public void write(TrackReps reps) {
        Map<TrackId, IdentityId> standsFor = new HashMap<>();
        reps.pictures().forEach((identity, track) -> standsFor.put(track, identity));
        store.write(
                key(reps.ep()),
                Json.lines(reps.reps().stream().map(r -> row(r, Optional.ofNullable(standsFor.get(r.track()))))));
    }

    private static ObjectNode row(TrackRep r, Optional<IdentityId> standsFor) {
        ObjectNode row = Json.object().put("track_id", r.track().text());
        row.put("rep_frame", r.repFrame()).put("ts", r.ts()).put("crop_key", r.cropKey());
        r.centroid().ifPresentOrElse(c -> row.set("embed", Vectors.toJson(c)), () -> row.putNull("embed"));
        row.set("quality", DetectionsManifest.quality(r.quality(), OptionalDouble.empty()));
        r.simToCentroid().ifPresent(s -> row.put("sim_to_centroid", Json.round(s, 4)));
        if (r.lowConfidence()) {
            row.put("low_confidence", true);
        }
        if (r.repLowQuality()) {
            row.put("rep_low_quality", true);
        }
        standsFor.ifPresent(i -> row.put("stands_for", i.text()));
        return row;
    }

    /** @param model of the vectors */
    public TrackReps read(EpisodeId ep, String model) {
        List<TrackRep> reps = new ArrayList<>();
        Map<IdentityId, TrackId> pictures = new HashMap<>();
        for (ObjectNode row : Json.eachLine(Stored.bytes(store, key(ep)), "track_reps.jsonl")) {
            TrackRep rep = rep(row, model);
            reps.add(rep);
            if (row.has("stands_for")) {
                pictures.put(IdentityId.parse(row.path("stands_for").asText()), rep.track());
            }
        }
        return new TrackReps(ep, reps, pictures);
    }

    private static TrackRep rep(ObjectNode row, String model) {
        return new TrackRep(
                TrackId.parse(row.path("track_id").asText()),
                row.path("rep_frame").asLong(),
                row.path("ts").asDouble(),
                row.path("crop_key").asText(),
                Vectors.fromJson(row.path("embed"), model),
                DetectionsManifest.quality(row.path("quality")),
                row.has("sim_to_centroid")
                        ? OptionalDouble.of(row.path("sim_to_centroid").asDouble())
                        : OptionalDouble.empty(),
                row.path("low_confidence").asBoolean(false),
                row.path("rep_low_quality").asBoolean(false));
    }
}
