package io.dropcast.track;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.detect.Detection;
import io.dropcast.detect.Detections;
import io.dropcast.detect.DetectionsManifest;
import io.dropcast.embed.Repairs;
import io.dropcast.episode.EpisodeStore;
import io.dropcast.episode.Json;
import io.dropcast.episode.Key;
import io.dropcast.episode.LastRead;
import io.dropcast.episode.Stored;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.TrackId;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code tracklets.jsonl}, which is what the tracker followed; {@code tracks.jsonl}, which is what the vectors made of it; and
 * {@code track_metrics.json}. Both lists are the same until the vectors have been looked at. The tracklets stay as they are, so that
 * looking again starts from the same.
 */
public final class TracksManifest {
    /** Tracks of fewer sightings count as short in the metrics. */
    private static final int SHORT = 5;

    private final EpisodeStore store;
    private final LastRead<Tracks> last;

    public TracksManifest(EpisodeStore store) {
        this.store = store;
        this.last = new LastRead<>(store);
    }

    public static Key rows(EpisodeId ep) {
        return Key.manifest(ep, "tracks.jsonl");
    }

    public static Key tracklets(EpisodeId ep) {
        return Key.manifest(ep, "tracklets.jsonl");
    }

    public static Key metrics(EpisodeId ep) {
        return Key.manifest(ep, "track_metrics.json");
    }

    /** What the tracker followed; the tracks are the same so far. */
    public void write(Tracks t) {
        store.write(tracklets(t.ep()), Json.lines(t.tracks().stream().map(k -> row(t.ep(), k))));
        write(t, Repairs.NONE);
    }

    /** The tracks as the vectors made them. The tracklets stay. */
    public void write(Tracks t, Repairs repairs) {
        store.write(rows(t.ep()), Json.lines(t.tracks().stream().map(k -> row(t.ep(), k, repairs))));
        store.write(metrics(t.ep()), Json.pretty(metricsOf(t, repairs)));
    }

    /** From now on the tracks as they are count as what the tracker followed. */
    public void settle(EpisodeId ep) {
        // an older version left none; then the track stage is going to run anyway
        if (store.exists(tracklets(ep))) {
            store.write(tracklets(ep), Stored.bytes(store, rows(ep)));
        }
    }

    private static ObjectNode row(EpisodeId ep, Track t, Repairs repairs) {
        ObjectNode row = row(ep, t);
        List<Repairs.Source> sources = repairs.sources().getOrDefault(t.id(), List.of());
        if (!sources.isEmpty()) {
            ArrayNode madeOf = row.putArray("made_of");
            for (Repairs.Source s : sources) {
                madeOf.addObject()
                        .put("tracklet", s.tracklet().number())
                        .put("first_frame_idx", s.firstFrame())
                        .put("last_frame_idx", s.lastFrame());
            }
        }
        return row;
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

    private static ObjectNode metricsOf(Tracks t, Repairs repairs) {
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
        out.put(
                "tracks_split",
                repairs.splits().stream()
                        .map(Repairs.Split::tracklet)
                        .distinct()
                        .count());
        out.put("tracks_joined", repairs.joins().size());
        doc.set("splits", splits(repairs));
        doc.set("joins", joins(repairs));
        ObjectNode cuts = doc.putObject("scene_cuts").put("count", t.cuts().size());
        ArrayNode indices = cuts.putArray("indices");
        t.cuts().forEach(indices::add);
        return doc;
    }

    private static ArrayNode splits(Repairs repairs) {
        ArrayNode rows = Json.array();
        for (Repairs.Split s : repairs.splits()) {
            rows.addObject()
                    .put("tracklet", s.tracklet().number())
                    .put("from_track", s.from().number())
                    .put("to_track", s.to().number())
                    .put("at_frame", s.atFrame())
                    .put("similarity", Json.round(s.similarity(), 4))
                    .put("why", "faces before and after are of two people");
        }
        return rows;
    }

    private static ArrayNode joins(Repairs repairs) {
        ArrayNode rows = Json.array();
        for (Repairs.Join j : repairs.joins()) {
            rows.addObject()
                    .put("track", j.into().number())
                    .put("tracklet", j.tracklet().number())
                    .put("next_tracklet", j.next().number())
                    .put("seconds", Json.round(j.seconds(), 3))
                    .put("similarity", Json.round(j.similarity(), 4))
                    .put("why", "the same place and the same face after a short loss");
        }
        return rows;
    }

    public Tracks read(Detections detections) {
        return read(detections, rows(detections.ep()));
    }

    public Tracks readTracklets(Detections detections) {
        return read(detections, tracklets(detections.ep()));
    }

    private Tracks read(Detections detections, Key list) {
        return last.get(detections, () -> readNow(detections, list), list, metrics(detections.ep()));
    }

    private Tracks readNow(Detections detections, Key list) {
        List<Track> tracks = new ArrayList<>();
        for (ObjectNode row : Json.eachLine(Stored.bytes(store, list), list.path())) {
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
