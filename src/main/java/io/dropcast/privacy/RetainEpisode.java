package io.dropcast.privacy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.cluster.ClusterStage;
import io.dropcast.cluster.ClustersManifest;
import io.dropcast.detect.DetectStage;
import io.dropcast.detect.DetectionsManifest;
import io.dropcast.embed.EmbedStage;
import io.dropcast.embed.FacesManifest;
import io.dropcast.episode.EpisodeStore;
import io.dropcast.episode.Json;
import io.dropcast.episode.Key;
import io.dropcast.episode.RunMarkers;
import io.dropcast.face.EpisodeId;
import io.dropcast.reps.RepsStage;
import io.dropcast.reps.TrackRepsManifest;
import io.dropcast.workflow.EpisodePipeline;
import io.dropcast.workflow.Stages;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Takes the pictures and vectors of one episode away, and leaves the screen time of each person. The stages that would need them vouch for
 * nothing any more, so that the video, when it comes again, is processed again.
 */
public final class RetainEpisode {
    static final String SKIP = "removed";
    private static final String FINISHED = "finished_at";
    private static final String REMOVED = "removed_at";

    /** Stages whose outputs lose something. */
    private static final List<String> STAGES =
            List.of(DetectStage.NAME, EmbedStage.NAME, ClusterStage.NAME, RepsStage.NAME);

    private static final List<String> DATED = Stages.NAMES.subList(0, Stages.NAMES.indexOf(RepsStage.NAME));

    private final EpisodeStore store;
    private final EpisodeStore outbox;
    private final RunMarkers markers;
    private final Clock clock;
    private final EpisodeId ep;

    RetainEpisode(EpisodePipeline pipeline, EpisodeId ep) {
        this.store = pipeline.context().store();
        this.outbox = pipeline.parts().outbox();
        this.markers = pipeline.context().markers();
        this.clock = pipeline.context().clock();
        this.ep = ep;
    }

    /** When something was made from the video last; empty when that is not known. */
    Optional<Instant> lastProcessed() {
        Optional<Instant> last = DATED.stream()
                .flatMap(stage -> markers.read(ep, stage).stream())
                .flatMap(m -> time(m.path(FINISHED).asText()).stream())
                .max(Instant::compareTo);
        // work that was broken off left pictures, too
        return last.or(() -> store.read(Key.manifest(ep, "progress.json"))
                .map(b ->
                        Json.parseObject(b, "progress.json").path("updated_at").asText())
                .flatMap(RetainEpisode::time));
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** When the vectors were taken away; empty when they are there. */
    public static Optional<String> removedAt(RunMarkers markers, EpisodeId ep) {
        return markers.read(ep, EmbedStage.NAME)
                .map(m -> m.path(REMOVED).asText())
                .filter(t -> !t.isEmpty());
    }

    /** How many pictures, vectors and backed up files there are, by file or folder. */
    SortedMap<String, Long> there() {
        SortedMap<String, Long> out = new TreeMap<>();
        count(out, "data/frames/" + ep, store.list(Key.frames(ep)).size());
        count(out, "data/backups/" + ep, store.list(Key.backups(ep)).size());
        count(out, "outbox/" + ep + "/thumbs", outbox.list(thumbs()).size());
        for (Key key : List.of(FacesManifest.vectors(ep), FacesManifest.trackVectors(ep))) {
            count(out, "data/" + key, store.read(key).map(b -> b.length).orElse(0));
        }
        count(out, "data/" + ClustersManifest.centroids(ep), centroids());
        count(
                out,
                "data/" + TrackRepsManifest.key(ep),
                lines(TrackRepsManifest.key(ep)).stream()
                        .filter(r -> r.path("embed").isArray())
                        .count());
        count(
                out,
                "data/" + DetectionsManifest.rows(ep),
                lines(DetectionsManifest.rows(ep)).stream()
                        .filter(r -> r.has("landmarks") || r.has("clothes"))
                        .count());
        return out;
    }

    private static void count(SortedMap<String, Long> out, String where, long number) {
        if (number > 0) {
            out.put(where, number);
        }
    }

    private long centroids() {
        return store.read(ClustersManifest.centroids(ep))
                .map(b -> Json.parseObject(b, "cluster_centroids.json")
                        .path("centroids")
                        .size())
                .orElse(0);
    }

    private List<ObjectNode> lines(Key key) {
        return store.read(key).map(b -> Json.parseLines(b, key.path())).orElse(List.of());
    }

    /** Takes everything away; doing it again does nothing more. The caller must hold the episode. */
    void remove(String why) {
        markers.sweep(ep);
        store.sweep(Key.frames(ep));
        // first of all: no reader takes what is half gone for whole
        STAGES.forEach(stage -> vouchForNothing(stage, why));
        stripFaces();
        stripLines(TrackRepsManifest.key(ep), row -> row.putNull("embed"));
        stripLines(DetectionsManifest.rows(ep), DetectionsManifest::strip);
        store.read(ClustersManifest.centroids(ep)).ifPresent(b -> {
            ObjectNode doc = Json.parseObject(b, "cluster_centroids.json");
            doc.putObject("centroids");
            store.write(ClustersManifest.centroids(ep), Json.pretty(doc));
        });
        store.deleteAll(Key.backups(ep));
        store.deleteAll(Key.frames(ep));
    }

    private void vouchForNothing(String stage, String why) {
        markers.read(ep, stage).filter(m -> !m.has(REMOVED)).ifPresent(marker -> {
            marker.put("fingerprint", "");
            marker.put(REMOVED, clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
            if (stage.equals(EmbedStage.NAME)) {
                ArrayNode warnings = marker.withArray("warnings");
                warnings.add(why);
            }
            markers.replace(ep, stage, marker);
        });
    }

    /** Without reading the vectors: after a crash they may not fit to each other any more. */
    private void stripFaces() {
        stripLines(FacesManifest.rows(ep), row -> {
            row.remove(List.of("embed_row", "norm", "sim_to_track", "crop_key"));
            if (!row.has("skip")) {
                row.put("skip", SKIP);
            }
        });
        store.read(FacesManifest.index(ep)).ifPresent(b -> {
            ObjectNode index = Json.parseObject(b, "vectors.json");
            index.put("dimensions", 0).put("faces", 0).putArray("track_ids");
            store.write(FacesManifest.index(ep), Json.pretty(index));
        });
        for (Key key : List.of(FacesManifest.vectors(ep), FacesManifest.trackVectors(ep))) {
            if (store.exists(key)) {
                store.write(key, new byte[0]);
            }
        }
    }

    private void stripLines(Key key, java.util.function.Consumer<ObjectNode> strip) {
        if (store.exists(key)) {
            List<ObjectNode> rows = lines(key);
            rows.forEach(strip);
            store.write(key, Json.lines(rows.stream()));
        }
    }

    private Key thumbs() {
        return new Key(ep.value() + "/thumbs");
    }
}
