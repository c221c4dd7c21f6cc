package io.dropcast.track;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.detect.Detection;
import io.dropcast.detect.Detections;
import io.dropcast.detect.DetectionsManifest;
import io.dropcast.episode.EpisodeStore;
import io.dropcast.episode.Json;
import io.dropcast.episode.Key;
import io.dropcast.episode.LastRead;
import io.dropcast.episode.Stored;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.TrackId;
import java.util.ArrayList;
import java.util.List;

/** {@code tracklets.jsonl}, what the tracker followed, and {@code tracklet_metrics.json}, what it counted. */
public final class TrackletsManifest {
    private final EpisodeStore store;
    private final DetectionsManifest detections;
    private final LastRead<Tracks> last;

    public TrackletsManifest(EpisodeStore store, DetectionsManifest detections) {
        this.store = store;
        this.detections = detections;
        this.last = new LastRead<>(store);
    }

    public static Key rows(EpisodeId ep) {
        return Key.manifest(ep, "tracklets.jsonl");
    }

    public static Key metrics(EpisodeId ep) {
        return Key.manifest(ep, "tracklet_metrics.json");
    }

    public void write(Tracks t) {
        store.write(rows(t.ep()), Json.lines(t.tracks().stream().map(k -> row(t.ep(), k))));
        ObjectNode doc = Json.object().put("ep_id", t.ep().value());
        put(doc.putObject("metrics").put("tracks", t.tracks().size()), t.metrics());
        store.write(metrics(t.ep()), Json.pretty(doc));
    }

    /** A track as {@link #tracks} reads it. */
    public static ObjectNode row(EpisodeId ep, Track t) {
        ObjectNode row = Json.object().put("ep_id", ep.value()).put("track_id", t.id().number());
        row.put("first_frame_idx", t.first().frameIdx())
                .put("last_frame_idx", t.last().frameIdx());
        row.put("first_ts", t.first().ts()).put("last_ts", t.last().ts());
        row.put("frame_count", t.sightings().size()).put("shot", t.shot());
        ArrayNode boxes = row.putArray("bboxes_sampled");
        for (Detection d : t.sightings()) {
            ObjectNode b = boxes.addObject().put("frame_idx", d.frameIdx()).put("ts", d.ts());
            b.set("bbox_xyxy", Json.box(d.box()));
            b.put("conf", d.conf()).put("row", d.row());
        }
        return row;
    }

    /** What the tracker counted, into an object of metrics. */
    public static void put(ObjectNode out, TrackMetrics m) {
        out.put("tracks_born", m.born()).put("tracks_lost", m.lost());
        out.put("tracks_ended_by_cut", m.endedByCut()).put("tracks_dropped", m.dropped());
        out.put("low_band_sightings", m.lowMatches());
    }

    public Tracks read(EpisodeId ep) {
        Detections found = detections.read(ep);
        // an older version kept what the tracker counted with the tracks
        Key counted = store.exists(metrics(ep)) ? metrics(ep) : Key.manifest(ep, "track_metrics.json");
        return last.get(found, () -> tracks(store, found, rows(ep), counted), rows(ep), counted);
    }

    /**
     * Tracks of a list.
     *
     * @param list of rows as {@link #row} makes them
     * @param counted a document whose {@code metrics} are as {@link #put} makes them
     */
    public static Tracks tracks(EpisodeStore store, Detections found, Key list, Key counted) {
        List<Track> tracks = new ArrayList<>();
        for (ObjectNode row : Json.eachLine(Stored.bytes(store, list), list.path())) {
            List<Detection> sightings = new ArrayList<>();
            row.path("bboxes_sampled")
                    .forEach(b -> sightings.add(found.faces().get(b.path("row").asInt())));
            tracks.add(new Track(
                    new TrackId(row.path("track_id").asInt()), row.path("shot").asInt(), sightings));
        }
        TrackMetrics metrics = metricsFrom(Json.parseObject(Stored.bytes(store, counted), counted.path()));
        return new Tracks(found.ep(), found.video(), found.cuts(), tracks, metrics);
    }

    private static TrackMetrics metricsFrom(ObjectNode doc) {
        var m = doc.path("metrics");
        return new TrackMetrics(
                m.path("tracks_born").asInt(),
                m.path("tracks_ended_by_cut").asInt(),
                m.path("tracks_lost").asInt(),
                m.path("tracks_dropped").asInt(),
                m.path("low_band_sightings").asInt());
    }
}
