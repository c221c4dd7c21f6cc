package io.dropcast.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.cluster.ClusterStage;
import io.dropcast.cluster.ClustersManifest;
import io.dropcast.cluster.HumanPlaces;
import io.dropcast.cluster.Identities;
import io.dropcast.cluster.MemoryManifest;
import io.dropcast.detect.Detection;
import io.dropcast.detect.Detections;
import io.dropcast.detect.DetectionsManifest;
import io.dropcast.detect.VideoDigest;
import io.dropcast.edits.ShownManifest;
import io.dropcast.embed.ErasedTracks;
import io.dropcast.embed.Face;
import io.dropcast.embed.FacesManifest;
import io.dropcast.embed.TrackFace;
import io.dropcast.embed.TrackFaces;
import io.dropcast.embed.TracksManifest;
import io.dropcast.episode.CropShelf;
import io.dropcast.episode.Crops;
import io.dropcast.episode.Digest;
import io.dropcast.episode.EpisodeStore;
import io.dropcast.episode.ErasedPlaces;
import io.dropcast.episode.Json;
import io.dropcast.episode.Key;
import io.dropcast.episode.Recipe;
import io.dropcast.episode.RunMarkers;
import io.dropcast.episode.Stored;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.IdentityId;
import io.dropcast.face.TrackId;
import io.dropcast.people.IdentitiesManifest;
import io.dropcast.people.JournalDecisions;
import io.dropcast.reps.TrackRepsManifest;
import io.dropcast.track.Track;
import io.dropcast.track.TrackletsManifest;
import io.dropcast.track.Tracks;
import io.dropcast.workflow.EpisodePipeline;
import io.dropcast.workflow.Manifests;
import io.dropcast.workflow.Stages;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Takes a person out of the files of one episode. Their tracks stay as boxes without picture, points or vector; their identities go,
 * and the ids are never given again. Tracks that are in no identity, and pictures of faces in no track, go too: they may be of that
 * person.
 */
final class EraseEpisode {
    private final EpisodePipeline pipeline;
    private final Manifests manifests;
    private final RunMarkers markers;
    private final EpisodeStore store;
    private final EpisodeStore outbox;
    private final Crops crops;
    private final EpisodeId ep;

    EraseEpisode(EpisodePipeline pipeline, EpisodeId ep) {
        this.pipeline = pipeline;
        this.manifests = pipeline.manifests();
        this.markers = pipeline.context().markers();
        this.store = pipeline.context().store();
        this.outbox = pipeline.parts().outbox();
        this.crops = pipeline.parts().crops();
        this.ep = ep;
    }

    /** Adds to the plan what there is of the identities. */
    void plan(ErasePlan plan, Set<IdentityId> ids) {
        Set<TrackId> tracks = plan.tracksOf(ep);
        plan.identitiesOf(ep).addAll(ids);
        Identities identities = manifests.clusters().read(ep);
        identities.unclustered().forEach(u -> tracks.add(u.track()));
        identities.identities().stream().filter(i -> ids.contains(i.id())).forEach(i -> {
            tracks.addAll(i.tracks());
            i.centroid().ifPresent(plan::vector);
        });
        Detections detections = manifests.detections().read(ep);
        Tracks all = manifests.tracks().read(ep);
        planVectors(plan, tracks, manifests.faces().readAll(ep));
        planPictures(plan, tracks, ids, names(rowsToStrip(detections, all, tracks)));
        plan.count("data/manifests/" + ep + "/identities.json", ids.size());
        plan.count("data/manifests/" + ep + "/tracks.jsonl", tracks.size());
        plan.count("data/backups/" + ep, store.list(Key.backups(ep)).size());
    }

    /**
     * Settles which tracks are erased. The caller must hold the episode. Since the plan was made it may have run again, and a number may be
     * another track's by now.
     *
     * @param ids what the person owns now
     */
    void begin(ErasePlan plan, Set<IdentityId> ids) {
        String now = markers.digest(TracksManifest.rows(ep));
        String begunOn = plan.begunOn.getOrDefault(ep, "");
        if (begunOn.isEmpty()) {
            plan.identitiesOf(ep).clear();
        }
        if (!begunOn.equals(now)) {
            plan.tracksOf(ep).clear();
        }
        plan(plan, ids);
        plan.begunOn.put(ep, now);
        store.write(plan.key(), plan.write());
    }

    private void planVectors(ErasePlan plan, Set<TrackId> tracks, TrackFaces all) {
        long faces = 0;
        long pooled = 0;
        for (TrackFace t : all.tracks()) {
            if (tracks.contains(t.track().id())) {
                for (Face f : t.faces()) {
                    f.embedding().ifPresent(plan::vector);
                    faces += f.embedding().isPresent() ? 1 : 0;
                }
                t.vector().ifPresent(plan::vector);
                pooled += t.vector().isPresent() ? 1 : 0;
            }
        }
        plan.count("data/manifests/" + ep + "/faces.f32", faces);
        plan.count("data/manifests/" + ep + "/tracks.f32", pooled);
    }

    private void planPictures(ErasePlan plan, Set<TrackId> tracks, Set<IdentityId> ids, Set<String> names) {
        long inZip = 0;
        if (store.exists(Key.frames(ep, "crops.zip"))) {
            try (CropShelf.Reader shelf = crops.of(ep).read()) {
                for (String name : names) {
                    Optional<byte[]> jpeg = shelf.get(name);
                    inZip += jpeg.isPresent() ? 1 : 0;
                    jpeg.ifPresent(j -> plan.pictures.add(Digest.of(j)));
                }
            }
        }
        plan.count("data/frames/" + ep + "/crops.zip", inZip);
        long files = 0;
        for (Key folder : folders(tracks, ids)) {
            for (Key key : store.list(folder)) {
                store.read(key).ifPresent(jpeg -> plan.pictures.add(Digest.of(jpeg)));
                files++;
            }
        }
        plan.count("data/frames/" + ep, files);
        for (IdentityId id : ids) {
            outbox.read(Key.thumb(ep, id)).ifPresent(jpeg -> {
                plan.pictures.add(Digest.of(jpeg));
                plan.count("outbox/" + Key.thumb(ep, id), 1);
            });
        }
    }

    private List<Key> folders(Set<TrackId> tracks, Set<IdentityId> ids) {
        Set<Key> out = new HashSet<>();
        tracks.forEach(t -> out.add(Key.frames(ep, "crops/" + t.text())));
        ids.forEach(i -> out.add(Key.frames(ep, "identities/" + i.text())));
        return List.copyOf(out);
    }

    private static Set<String> names(List<Detection> faces) {
        Set<String> names = new TreeSet<>();
        faces.forEach(d -> d.crop().ifPresent(names::add));
        return names;
    }

    /** The faces of the tracks, and those that are in no track. */
    private static List<Detection> rowsToStrip(Detections detections, Tracks all, Set<TrackId> tracks) {
        Set<Integer> others = new HashSet<>();
        all.tracks().stream()
                .filter(t -> !tracks.contains(t.id()))
                .forEach(t -> t.sightings().forEach(d -> others.add(d.row())));
        return detections.faces().stream()
                .filter(d -> !others.contains(d.row()))
                .toList();
    }

    /** Does what the plan says; doing it again does nothing more. The caller must hold the episode. */
    void erase(ErasePlan plan) {
        Set<TrackId> tracks = plan.tracksOf(ep);
        Set<IdentityId> ids = plan.identitiesOf(ep);
        markers.sweep(ep);
        store.sweep(Key.frames(ep));
        outbox.sweep(new Key(ep.value()));
        Detections detections = manifests.detections().read(ep);
        Tracks all = manifests.tracks().read(ep);
        // first of all: from now on no stage brings them back
        ErasedPlaces.add(store, ep, places(all, tracks));
        Map<String, String> before = digests();
        TrackFaces faces = manifests.faces().readAll(ep);
        List<Detection> strip = rowsToStrip(detections, all, tracks);
        if (store.exists(Key.frames(ep, "crops.zip"))) {
            crops.of(ep).drop(names(strip));
        }
        folders(tracks, ids).forEach(store::deleteAll);
        ids.forEach(id -> outbox.delete(Key.thumb(ep, id)));
        eraseFaces(faces, tracks);
        eraseIdentities(ids, tracks);
        eraseReps(tracks);
        // names and places of what the outbox showed; it is written anew when the outbox is
        store.delete(ShownManifest.key(ep));
        stripDetections(strip);
        // without their faces it could not be told again where a track changed from them to another person
        manifests.tracks().settle(ep);
        store.deleteAll(Key.backups(ep));
        vouchAgain(before, digests());
    }

    private List<ErasedPlaces.Place> places(Tracks all, Set<TrackId> tracks) {
        String video = VideoDigest.of(markers, ep);
        return all.tracks().stream()
                .filter(t -> tracks.contains(t.id()))
                .map((Track t) -> new ErasedPlaces.Place(video, t.trace()))
                .toList();
    }

    private void eraseFaces(TrackFaces faces, Set<TrackId> tracks) {
        String model = Json.parseObject(Stored.bytes(store, FacesManifest.index(ep)), "vectors.json")
                .path("model")
                .asText();
        manifests
                .faces()
                .write(
                        new TrackFaces(
                                ep,
                                faces.video(),
                                faces.tracks().stream()
                                        .map(t -> tracks.contains(t.track().id()) ? ErasedTracks.bare(t) : t)
                                        .toList()),
                        model);
    }

    private void eraseIdentities(Set<IdentityId> ids, Set<TrackId> tracks) {
        for (Key key : List.of(ClustersManifest.key(ep), IdentitiesManifest.key(ep))) {
            store.read(key).ifPresent(b -> store.write(key, withoutIdentities(b, key, ids, tracks)));
        }
        ObjectNode centroids =
                Json.parseObject(Stored.bytes(store, ClustersManifest.centroids(ep)), "cluster_centroids.json");
        if (centroids.path("centroids") instanceof ObjectNode rows) {
            ids.forEach(i -> rows.remove(i.text()));
        }
        store.write(ClustersManifest.centroids(ep), Json.pretty(centroids));
        store.read(MemoryManifest.key(ep)).ifPresent(b -> {
            ObjectNode memory = Json.parseObject(b, "cluster_memory.json");
            MemoryManifest.forget(memory, id -> ids.contains(IdentityId.parse(id)));
            store.write(MemoryManifest.key(ep), Json.pretty(memory));
        });
    }

    private static byte[] withoutIdentities(byte[] content, Key key, Set<IdentityId> ids, Set<TrackId> tracks) {
        ObjectNode doc = Json.parseObject(content, key.path());
        removeRows(doc.path("identities"), "identity_id", ids);
        ClustersManifest.removeUnclustered(doc, tracks);
        if (doc.path("stats") instanceof ObjectNode stats) {
            int faces = 0;
            for (JsonNode i : doc.path("identities")) {
                faces += i.path("size").asInt();
            }
            stats.put("faces", faces).put("clusters", doc.path("identities").size());
        }
        return Json.pretty(doc);
    }

    private static void removeRows(JsonNode rows, String field, Set<IdentityId> ids) {
        for (Iterator<JsonNode> i = rows.iterator(); i.hasNext(); ) {
            String id = i.next().path(field).asText();
            if (ids.stream().anyMatch(gone -> gone.text().equals(id))) {
                i.remove();
            }
        }
    }

    private void eraseReps(Set<TrackId> tracks) {
        store.read(TrackRepsManifest.key(ep)).ifPresent(b -> {
            Set<String> gone = new HashSet<>();
            tracks.forEach(t -> gone.add(t.text()));
            List<ObjectNode> left = Json.parseLines(b, "track_reps.jsonl").stream()
                    .filter(r -> !gone.contains(r.path("track_id").asText()))
                    .toList();
            store.write(TrackRepsManifest.key(ep), Json.lines(left.stream()));
        });
    }

    private void stripDetections(List<Detection> faces) {
        Set<Integer> strip = new HashSet<>();
        faces.forEach(d -> strip.add(d.row()));
        List<ObjectNode> rows = Json.parseLines(Stored.bytes(store, DetectionsManifest.rows(ep)), "detections.jsonl");
        for (int i = 0; i < rows.size(); i++) {
            if (strip.contains(i)) {
                DetectionsManifest.strip(rows.get(i));
            }
        }
        store.write(DetectionsManifest.rows(ep), Json.lines(rows.stream()));
    }

    private Map<String, String> digests() {
        Map<String, String> out = new TreeMap<>();
        for (Key key : List.of(
                DetectionsManifest.rows(ep),
                TrackletsManifest.rows(ep),
                TracksManifest.rows(ep),
                FacesManifest.rows(ep),
                FacesManifest.vectors(ep))) {
            out.put(key.path(), markers.digest(key));
        }
        out.put("grouping", manifests.clusters().groupingDigest(ep));
        return out;
    }

    /** What was made from files that changed under our hands needs no new run: the others would be clustered anew for nothing. */
    private void vouchAgain(Map<String, String> before, Map<String, String> after) {
        Map<String, String> now = new HashMap<>();
        before.forEach((name, digest) -> now.put(digest, after.getOrDefault(name, digest)));
        Stages.OF_THE_EPISODE.stream()
                .skip(1)
                .forEach(stage ->
                        vouch(stage, inputs -> inputs.replaceAll((name, digest) -> now.getOrDefault(digest, digest))));
    }

    /** What the journal says no longer of the places of their tracks made no difference to any other person. */
    void vouchForPlaces() {
        HumanPlaces left = new JournalDecisions(pipeline.parts().people()).places(ep, VideoDigest.of(markers, ep));
        vouch(ClusterStage.NAME, left::replaceIn);
    }

    private void vouch(String stage, Consumer<Map<String, String>> change) {
        markers.read(ep, stage).ifPresent(marker -> {
            Map<String, String> inputs = texts(marker.path("inputs"));
            change.accept(inputs);
            Recipe recipe = new Recipe(
                    stage,
                    marker.path("version").asInt(),
                    texts(marker.path("settings")),
                    texts(marker.path("models")),
                    inputs);
            ObjectNode row = marker.putObject("inputs");
            new TreeMap<>(inputs).forEach(row::put);
            marker.put("fingerprint", recipe.fingerprint());
            markers.replace(ep, stage, marker);
        });
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> out = new TreeMap<>();
        object.properties().forEach(e -> out.put(e.getKey(), e.getValue().asText()));
        return out;
    }
}
