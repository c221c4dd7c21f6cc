package io.dropcast.embed;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.detect.Detections;
import io.dropcast.detect.DetectionsManifest;
import io.dropcast.episode.EpisodeStore;
import io.dropcast.episode.Json;
import io.dropcast.episode.Key;
import io.dropcast.episode.LastRead;
import io.dropcast.episode.Stored;
import io.dropcast.face.EpisodeId;
import io.dropcast.track.Track;
import io.dropcast.track.TrackletsManifest;
import io.dropcast.track.Tracks;
import java.util.List;

/** {@code tracks.jsonl}, the tracks as the vectors made them of the tracklets, and {@code track_metrics.json}. */
public final class TracksManifest {
    /** Tracks of fewer sightings count as short in the metrics. */
    private static final int SHORT = 5;

    private final EpisodeStore store;
    private final DetectionsManifest detections;
    private final LastRead<Tracks> last;

    public TracksManifest(EpisodeStore store, DetectionsManifest detections) {
        this.store = store;
        this.detections = detections;
        this.last = new LastRead<>(store);
    }

    public static Key rows(EpisodeId ep) {
        return Key.manifest(ep, "tracks.jsonl");
    }

    public static Key metrics(EpisodeId ep) {
        return Key.manifest(ep, "track_metrics.json");
    }

    public void write(Tracks t, Repairs repairs) {
        store.write(rows(t.ep()), Json.lines(t.tracks().stream().map(k -> row(t.ep(), k, repairs))));
        store.write(metrics(t.ep()), Json.pretty(metricsOf(t, repairs)));
    }

    /** From now on the tracks as they are count as what the tracker followed. */
    public void settle(EpisodeId ep) {
        // an older version left no tracklets; then the track stage is going to run anyway
        if (store.exists(TrackletsManifest.rows(ep))) {
            store.write(TrackletsManifest.rows(ep), Stored.bytes(store, rows(ep)));
        }
    }

    private static ObjectNode row(EpisodeId ep, Track t, Repairs repairs) {
        ObjectNode row = TrackletsManifest.row(ep, t);
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

    private static ObjectNode metricsOf(Tracks t, Repairs repairs) {
        double minutes = t.video().seconds() / 60;
        int n = t.tracks().size();
        long brief =
                t.tracks().stream().filter(k -> k.sightings().size() < SHORT).count();
        ObjectNode doc = Json.object().put("ep_id", t.ep().value());
        ObjectNode out = doc.putObject("metrics");
        TrackletsManifest.put(out.put("tracks", n), t.metrics());
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

    public Tracks read(EpisodeId ep) {
        Detections found = detections.read(ep);
        return last.get(
                found, () -> TrackletsManifest.tracks(store, found, rows(ep), metrics(ep)), rows(ep), metrics(ep));
    }
}
