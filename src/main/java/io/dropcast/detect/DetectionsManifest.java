package io.dropcast.detect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.episode.EpisodeStore;
import io.dropcast.episode.Json;
import io.dropcast.episode.Key;
import io.dropcast.episode.LastRead;
import io.dropcast.episode.Stored;
import io.dropcast.face.Clothes;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.Landmarks;
import io.dropcast.face.Quality;
import io.dropcast.face.ShotEnds;
import io.dropcast.face.Thumbnail;
import io.dropcast.video.SampledFrames;
import io.dropcast.video.VideoFacts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** {@code detections.jsonl} and {@code video.json}. */
public final class DetectionsManifest {
    private final EpisodeStore store;
    private final LastRead<Detections> last;

    public DetectionsManifest(EpisodeStore store) {
        this.store = store;
        this.last = new LastRead<>(store);
    }

    public static Key rows(EpisodeId ep) {
        return Key.manifest(ep, "detections.jsonl");
    }

    public static Key video(EpisodeId ep) {
        return Key.manifest(ep, "video.json");
    }

    public void write(Detections d) {
        store.write(rows(d.ep()), Json.lines(d.faces().stream().map(f -> row(d.ep(), f))));
        ObjectNode doc = Json.object().put("ep_id", d.ep().value());
        doc.put("width", d.video().width()).put("height", d.video().height());
        doc.put("fps", Json.round(d.video().fps(), 6)).put("frames", d.video().frames());
        doc.put("seconds", Json.round(d.video().seconds(), 6))
                .put("frames_looked_at", d.looks().count());
        ArrayNode looks = doc.putArray("looks");
        d.looks()
                .runs()
                .forEach(r -> looks.addArray().add(r.first()).add(r.step()).add(r.count()));
        ArrayNode cuts = doc.putArray("cuts");
        d.cuts().forEach(cuts::add);
        ArrayNode shots = doc.putArray("shots");
        for (ShotEnds s : d.shots()) {
            ObjectNode shot = shots.addObject().put("shot", s.shot());
            shot.set("first", look(s.first()));
            shot.set("last", look(s.last()));
        }
        store.write(video(d.ep()), Json.pretty(doc));
    }

    private static ObjectNode look(ShotEnds.Look look) {
        return Json.object()
                .put("frame_idx", look.frame())
                .put("ts", Json.round(look.ts(), 6))
                .put("thumbnail", look.picture().text());
    }

    private static ShotEnds shot(JsonNode row) {
        return new ShotEnds(row.path("shot").asInt(), look(row.path("first")), look(row.path("last")));
    }

    private static ShotEnds.Look look(JsonNode look) {
        return new ShotEnds.Look(
                look.path("frame_idx").asLong(),
                look.path("ts").asDouble(),
                Thumbnail.parse(look.path("thumbnail").asText()));
    }

    private static ObjectNode row(EpisodeId ep, Detection d) {
        ObjectNode row = Json.object().put("ep_id", ep.value());
        row.put("frame_idx", d.frameIdx()).put("ts", Json.round(d.ts(), 6));
        row.set("bbox_xyxy", Json.box(d.box()));
        row.put("conf", Json.round(d.conf(), 4));
        d.landmarks().ifPresent(l -> row.set("landmarks", Json.numbers(2, l.toArray())));
        row.set("quality", quality(d));
        d.crop().ifPresent(c -> row.put("crop", c));
        d.clothes().ifPresent(c -> row.set("clothes", clothes(c)));
        return row;
    }

    /** Takes what a face can be known by out of a row. */
    public static void strip(ObjectNode row) {
        row.remove(List.of("crop", "landmarks", "clothes"));
    }

    private static ArrayNode clothes(Clothes clothes) {
        ArrayNode out = Json.array();
        Arrays.stream(clothes.toPairs()).forEach(out::add);
        return out;
    }

    public static ObjectNode quality(Detection d) {
        return quality(d.quality(), OptionalDouble.of(d.clipped()));
    }

    /** @param clipped share of the face that is cut off, 0..1; empty leaves it out */
    public static ObjectNode quality(Quality q, OptionalDouble clipped) {
        ObjectNode out = Json.object();
        out.put("det", Json.round(q.det(), 4)).put("std", Json.round(q.std(), 2));
        out.put("blur", Json.round(q.blur(), 2)).put("box_area", Json.round(q.boxArea(), 1));
        out.put("yaw", Json.round(q.turn(), 3));
        clipped.ifPresent(share -> out.put("clipped", Json.round(share, 3)));
        return out.put("score", Json.round(q.score(), 4));
    }

    /** @param q as {@link #quality(Detection)} writes it */
    public static Quality quality(JsonNode q) {
        return new Quality(
                q.path("det").asDouble(),
                q.path("std").asDouble(),
                q.path("blur").asDouble(),
                q.path("box_area").asDouble(),
                q.path("yaw").asDouble(),
                q.path("score").asDouble());
    }

    public Detections read(EpisodeId ep) {
        return last.get(ep, () -> readNow(ep), rows(ep), video(ep));
    }

    private Detections readNow(EpisodeId ep) {
        List<Detection> faces = new ArrayList<>();
        for (ObjectNode row : Json.eachLine(Stored.bytes(store, rows(ep)), "detections.jsonl")) {
            faces.add(detection(row, faces.size()));
        }
        ObjectNode doc = Json.parseObject(Stored.bytes(store, video(ep)), "video.json");
        List<Long> cuts = new ArrayList<>();
        doc.path("cuts").forEach(c -> cuts.add(c.asLong()));
        List<ShotEnds> shots = new ArrayList<>();
        doc.path("shots").forEach(s -> shots.add(shot(s)));
        return new Detections(ep, facts(doc), cuts, looks(doc), faces, shots);
    }

    private static SampledFrames looks(ObjectNode doc) {
        long frames = doc.path("frames").asLong();
        if (!doc.has("looks")) {
            // older versions said how many frames were looked at, and looked with one stride
            long looked = Math.max(1, doc.path("frames_looked_at").asLong());
            return SampledFrames.every(Math.max(1, (frames + looked - 1) / looked), frames);
        }
        List<SampledFrames.Run> runs = new ArrayList<>();
        for (JsonNode run : doc.path("looks")) {
            runs.add(new SampledFrames.Run(
                    run.path(0).asLong(), run.path(1).asLong(), run.path(2).asLong()));
        }
        return SampledFrames.of(runs);
    }

    private static VideoFacts facts(ObjectNode doc) {
        return new VideoFacts(
                doc.path("width").asInt(),
                doc.path("height").asInt(),
                doc.path("fps").asDouble(),
                doc.path("frames").asLong(),
                doc.path("seconds").asDouble());
    }

    private static Detection detection(ObjectNode row, int number) {
        Optional<Landmarks> landmarks =
                Optional.ofNullable(row.get("landmarks")).map(DetectionsManifest::landmarks);
        return new Detection(
                number,
                row.path("frame_idx").asLong(),
                row.path("ts").asDouble(),
                Json.box(row.path("bbox_xyxy")),
                row.path("conf").asDouble(),
                landmarks,
                quality(row.path("quality")),
                row.path("quality").path("clipped").asDouble(),
                Optional.ofNullable(row.get("crop")).map(JsonNode::asText),
                Optional.ofNullable(row.get("clothes")).map(DetectionsManifest::clothes));
    }

    private static Clothes clothes(JsonNode numbers) {
        int[] pairs = new int[numbers.size()];
        Arrays.setAll(pairs, i -> numbers.get(i).asInt());
        return Clothes.ofPairs(pairs);
    }

    private static Landmarks landmarks(JsonNode numbers) {
        double[] xy = new double[numbers.size()];
        for (int i = 0; i < xy.length; i++) {
            xy[i] = numbers.get(i).asDouble();
        }
        return Landmarks.of(xy);
    }
}
