package io.dropcast.embed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.detect.Detection;
import io.dropcast.detect.DetectionsManifest;
import io.dropcast.episode.EpisodeStore;
import io.dropcast.episode.Json;
import io.dropcast.episode.Key;
import io.dropcast.episode.LastRead;
import io.dropcast.episode.Stored;
import io.dropcast.face.Embedding;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.TrackId;
import io.dropcast.track.Track;
import io.dropcast.track.Tracks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * {@code faces.jsonl} with the vectors beside it in {@code faces.f32} (a row for each face with an {@code embed_row}), and the tracks'
 * vectors in {@code tracks.f32} (a row for each track id listed in {@code vectors.json}).
 */
public final class FacesManifest {
    private final EpisodeStore store;
    private final TracksManifest tracks;
    private final LastRead<TrackFaces> last;

    public FacesManifest(EpisodeStore store, TracksManifest tracks) {
        this.store = store;
        this.tracks = tracks;
        this.last = new LastRead<>(store);
    }

    public static Key rows(EpisodeId ep) {
        return Key.manifest(ep, "faces.jsonl");
    }

    public static Key vectors(EpisodeId ep) {
        return Key.manifest(ep, "faces.f32");
    }

    public static Key trackVectors(EpisodeId ep) {
        return Key.manifest(ep, "tracks.f32");
    }

    public static Key index(EpisodeId ep) {
        return Key.manifest(ep, "vectors.json");
    }

    public void write(TrackFaces faces, String model) {
        List<Numbered> rows = new ArrayList<>();
        List<Embedding> vectors = new ArrayList<>();
        ObjectNode index = Json.object().put("ep_id", faces.ep().value()).put("model", model);
        var trackIds = Json.array();
        List<Embedding> trackVectors = new ArrayList<>();
        for (TrackFace t : faces.tracks()) {
            for (Face f : t.faces()) {
                rows.add(new Numbered(f, vectors.size()));
                f.embedding().ifPresent(vectors::add);
            }
            t.vector().ifPresent(v -> {
                trackIds.add(t.track().id().number());
                trackVectors.add(v);
            });
        }
        index.put("dimensions", vectors.isEmpty() ? 0 : vectors.get(0).size());
        index.put("faces", vectors.size());
        index.set("track_ids", trackIds);
        store.write(rows(faces.ep()), Json.lines(rows.stream().map(r -> row(faces.ep(), r.face, r.embedRow))));
        store.write(vectors(faces.ep()), Floats.writer(vectors));
        store.write(trackVectors(faces.ep()), Floats.writer(trackVectors));
        store.write(index(faces.ep()), Json.pretty(index));
    }

    /** @param embedRow row of its vector, if it has one */
    private record Numbered(Face face, int embedRow) {}

    private static ObjectNode row(EpisodeId ep, Face f, int embedRow) {
        Detection d = f.seen();
        ObjectNode row = Json.object().put("ep_id", ep.value()).put("face_id", f.faceId());
        row.put("track_id", f.track().number()).put("frame_idx", d.frameIdx()).put("ts", d.ts());
        row.set("bbox_xyxy", Json.box(d.box()));
        row.put("conf", d.conf());
        row.set("quality", DetectionsManifest.quality(d));
        f.cropKey().ifPresent(k -> row.put("crop_key", k));
        if (f.embedding().isPresent()) {
            row.put("embed_row", embedRow);
        }
        f.norm().ifPresent(n -> row.put("norm", Json.round(n, 4)));
        f.simToTrack().ifPresent(s -> row.put("sim_to_track", Json.round(s, 4)));
        f.skip().ifPresent(s -> row.put("skip", s));
        return row;
    }

    /** The tracks with their vectors, but for those of people who were erased: no later stage gets to see them. */
    public TrackFaces read(EpisodeId ep) {
        TrackFaces all = readAll(ep);
        return new TrackFaces(
                all.ep(),
                all.video(),
                all.tracks().stream().filter(t -> !ErasedTracks.isBare(t)).toList());
    }

    /** Also the tracks of people who were erased. */
    public TrackFaces readAll(EpisodeId ep) {
        Tracks made = tracks.read(ep);
        return last.get(made, () -> readNow(made), rows(ep), index(ep), vectors(ep), trackVectors(ep));
    }

    private TrackFaces readNow(Tracks made) {
        EpisodeId ep = made.ep();
        ObjectNode index = Json.parseObject(Stored.bytes(store, index(ep)), "vectors.json");
        String model = index.path("model").asText();
        int dimensions = index.path("dimensions").asInt();
        List<Embedding> vectors = Floats.read(Stored.bytes(store, vectors(ep)), dimensions, model);
        List<Embedding> pooled = Floats.read(Stored.bytes(store, trackVectors(ep)), dimensions, model);
        Map<TrackId, Embedding> byTrack = new HashMap<>();
        for (JsonNode id : index.path("track_ids")) {
            byTrack.put(new TrackId(id.asInt()), pooled.get(byTrack.size()));
        }
        Map<TrackId, Known> known = new LinkedHashMap<>();
        made.tracks().forEach(t -> known.put(t.id(), Known.of(t)));
        for (ObjectNode row : Json.eachLine(Stored.bytes(store, rows(ep)), "faces.jsonl")) {
            Optional.ofNullable(known.get(new TrackId(row.path("track_id").asInt())))
                    .ifPresent(track -> track.add(row, vectors));
        }
        List<TrackFace> out = known.values().stream()
                .map(k -> new TrackFace(k.track, k.faces, Optional.ofNullable(byTrack.get(k.track.id()))))
                .toList();
        return new TrackFaces(ep, made.video(), out);
    }

    /** A track whose faces are being read. */
    private record Known(Track track, Map<Long, Detection> byFrame, List<Face> faces) {
        static Known of(Track track) {
            Map<Long, Detection> byFrame = new HashMap<>();
            track.sightings().forEach(d -> byFrame.put(d.frameIdx(), d));
            return new Known(track, byFrame, new ArrayList<>());
        }

        void add(ObjectNode row, List<Embedding> vectors) {
            Detection seen = byFrame.get(row.path("frame_idx").asLong());
            if (seen == null) {
                throw new IllegalStateException("faces.jsonl names "
                        + row.path("face_id").asText() + ", which is not in tracks.jsonl: run embed again");
            }
            faces.add(new Face(
                    track.id(),
                    seen,
                    Optional.ofNullable(row.get("embed_row")).map(r -> vectors.get(r.asInt())),
                    Optional.ofNullable(row.get("skip")).map(JsonNode::asText),
                    row.has("sim_to_track")
                            ? OptionalDouble.of(row.path("sim_to_track").asDouble())
                            : OptionalDouble.empty(),
                    Optional.ofNullable(row.get("crop_key")).map(JsonNode::asText),
                    row.has("norm") ? OptionalDouble.of(row.path("norm").asDouble()) : OptionalDouble.empty()));
        }
    }
}
