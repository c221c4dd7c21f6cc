package io.dropcast.pipeline;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.detect.Detection;
import io.dropcast.detect.Detections;
import io.dropcast.episode.EpisodeStore;
import io.dropcast.episode.Json;
import io.dropcast.episode.Key;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.TrackId;
import io.dropcast.track.Track;
import io.dropcast.track.TrackMetrics;
import io.dropcast.track.Tracks;
import java.util.ArrayList;
import java.util.List;

/** {@code tracks.jsonl} and {@code track_metrics.json}. */
final class TracksManifest {
    /** Tracks of fewer sightings count as short in the metrics. */
    private static final int SHORT = 5;

    private final EpisodeStore store;

    TracksManifest(EpisodeStore store) {
        this.store = store;
    }

    static Key rows(EpisodeId ep) {
        return Key.manifest(ep, "tracks.jsonl");
    }

    static Key metrics(EpisodeId ep) {
        return Key.manifest(ep, "track_metrics.json");
    }

    void write(Tracks t) {
        store.write(rows(t.ep()), Json.lines(t.tracks().stream().map(k -> row(t.ep(), k))));
        store.write(metrics(t.ep()), Json.pretty(metricsOf(t)));
    }

    private static ObjectNode row(EpisodeId ep, Track t) {
        ObjectNode row = Json.object().put("ep_id", ep.value()).put("track_id", t.id().number());
        row.put("first_frame_idx", t.first().frameIdx())
                .put("last_frame_idx", t.last().frameIdx());
        row.put("first_ts", t.first().ts()).put("last_ts", t.last().ts());
        row.put("frame_count", t.sightings().size()).put("shot", t.shot());
        ArrayNode boxes = row.putArray("bboxes_sampled");
        for (Detection d : t.sightings()) {
            ObjectNode b = boxes.addObject().put("frame_idx", d.frameIdx()).put("ts", d.ts());
            b.set("bbox_xyxy", DetectionsManifest.box(d.box()));
            b.put("conf", d.conf()).put("row", d.row());
        }
        return row;
    }

    private static ObjectNode metricsOf(Tracks t) {
        TrackMetrics m = t.metrics();
        double minutes = t.video().seconds() / 60;
        int n = t.tracks().size();
        long brief =
                t.tracks().stream().filter(k -> k.sightings().size() < SHORT).count();
        ObjectNode doc = Json.object().put("ep_id", t.ep().value());
        ObjectNode out = doc.putObject("metrics");
        out.put("tracks", n).put("tracks_born", m.born()).put("tracks_lost", m.lost());
        out.put("tracks_ended_by_cut", m.endedByCut()).put("tracks_dropped", m.dropped());
        out.put("low_band_sightings", m.lowMatches());
        out.put("tracks_per_minute", minutes > 0 ? Json.round(n / minutes, 2) : 0);
        out.put("short_track_fraction", n > 0 ? Json.round((double) brief / n, 4) : 0);
        ObjectNode cuts = doc.putObject("scene_cuts").put("count", t.cuts().size());
        ArrayNode indices = cuts.putArray("indices");
        t.cuts().forEach(indices::add);
        return doc;
    }

    Tracks read(Detections detections) {
        List<Track> tracks = new ArrayList<>();
        for (ObjectNode row : Json.parseLines(Stored.bytes(store, rows(detections.ep())), "tracks.jsonl")) {
            List<Detection> sightings = new ArrayList<>();
            row.path("bboxes_sampled")
                    .forEach(b ->
                            sightings.add(detections.faces().get(b.path("row").asInt())));
            tracks.add(new Track(
                    new TrackId(row.path("track_id").asInt()), row.path("shot").asInt(), sightings));
        }
        TrackMetrics metrics =
                metricsFrom(Json.parseObject(Stored.bytes(store, metrics(detections.ep())), "track_metrics.json"));
        return new Tracks(detections.ep(), detections.video(), detections.cuts(), tracks, metrics);
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
