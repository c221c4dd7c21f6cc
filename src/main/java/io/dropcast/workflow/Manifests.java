package io.dropcast.pipeline;

import io.dropcast.cluster.Identities;
import io.dropcast.detect.Detections;
import io.dropcast.embed.TrackFaces;
import io.dropcast.episode.Key;
import io.dropcast.episode.Recipe;
import io.dropcast.episode.RunMarkers;
import io.dropcast.face.EpisodeId;
import io.dropcast.reps.TrackReps;
import io.dropcast.track.Tracks;
import java.util.Map;
import java.util.TreeMap;

/**
 * The manifests of all episodes, read and written. A stage always reads what is on the disk, even when the stage before it ran a moment
 * ago in the same process: so a run that was interrupted gives the same bytes as one that was not. What was read is understood once, as
 * long as the bytes are the same and Java has not collected it ({@link LastRead}).
 */
final class Manifests {
    final DetectionsManifest detections;
    final TracksManifest tracks;
    final FacesManifest faces;
    final IdentitiesManifest identities;
    final MemoryManifest memory;
    final TrackRepsManifest reps;
    final SuggestionsManifest suggestions;
    final RunMarkers markers;
    final StageRunner runner;

    private final String model;

    Manifests(Workshop shop) {
        this.detections = new DetectionsManifest(shop.store());
        this.tracks = new TracksManifest(shop.store());
        this.faces = new FacesManifest(shop.store());
        this.identities = new IdentitiesManifest(shop.store(), shop.version());
        this.memory = new MemoryManifest(shop.store());
        this.reps = new TrackRepsManifest(shop.store());
        this.suggestions = new SuggestionsManifest(shop.store());
        this.markers = new RunMarkers(shop.store(), shop.version());
        this.runner = new StageRunner(markers, shop.listener(), shop.locks(), shop.clock());
        this.model = shop.nets().pack();
    }

    Detections readDetections(EpisodeId ep) {
        return detections.read(ep);
    }

    Tracks readTracks(EpisodeId ep) {
        return tracks.read(readDetections(ep));
    }

    /** What the tracker followed, before the vectors were looked at. */
    Tracks readTracklets(EpisodeId ep) {
        return tracks.readTracklets(readDetections(ep));
    }

    TrackFaces readFaces(EpisodeId ep) {
        return faces.read(readTracks(ep));
    }

    Identities readIdentities(EpisodeId ep) {
        return identities.read(ep);
    }

    TrackReps readReps(EpisodeId ep) {
        return reps.read(ep, model);
    }

    /** A recipe whose inputs are manifests. */
    Recipe recipe(EpisodeRun run, String stage, int version, Map<String, String> models, Key... inputs) {
        Map<String, String> digests = new TreeMap<>();
        for (Key key : inputs) {
            digests.put(key.path(), markers.digest(key));
        }
        return new Recipe(stage, version, run.settings().of(stage), models, digests);
    }
}
