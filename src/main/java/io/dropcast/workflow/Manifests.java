package io.dropcast.workflow;

import io.dropcast.cluster.Identities;
import io.dropcast.cluster.IdentitiesManifest;
import io.dropcast.cluster.MemoryManifest;
import io.dropcast.detect.Detections;
import io.dropcast.detect.DetectionsManifest;
import io.dropcast.embed.FacesManifest;
import io.dropcast.embed.TrackFaces;
import io.dropcast.episode.EpisodeRun;
import io.dropcast.episode.Key;
import io.dropcast.episode.LastRead;
import io.dropcast.episode.Recipe;
import io.dropcast.episode.RunMarkers;
import io.dropcast.episode.StageRunner;
import io.dropcast.face.EpisodeId;
import io.dropcast.people.SuggestionsManifest;
import io.dropcast.reps.TrackReps;
import io.dropcast.reps.TrackRepsManifest;
import io.dropcast.track.Tracks;
import io.dropcast.track.TracksManifest;
import java.util.Map;
import java.util.TreeMap;

/**
 * The manifests of all episodes, read and written. A stage always reads what is on the disk, even when the stage before it ran a moment
 * ago in the same process: so a run that was interrupted gives the same bytes as one that was not. What was read is understood once, as
 * long as the bytes are the same and Java has not collected it ({@link LastRead}).
 */
public final class Manifests {
    public final DetectionsManifest detections;
    public final TracksManifest tracks;
    public final FacesManifest faces;
    public final IdentitiesManifest identities;
    public final MemoryManifest memory;
    public final TrackRepsManifest reps;
    public final SuggestionsManifest suggestions;
    public final RunMarkers markers;
    public final StageRunner runner;

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

    public Detections readDetections(EpisodeId ep) {
        return detections.read(ep);
    }

    Tracks readTracks(EpisodeId ep) {
        return tracks.read(readDetections(ep));
    }

    /** What the tracker followed, before the vectors were looked at. */
    public Tracks readTracklets(EpisodeId ep) {
        return tracks.readTracklets(readDetections(ep));
    }

    public TrackFaces readFaces(EpisodeId ep) {
        return faces.read(readTracks(ep));
    }

    public Identities readIdentities(EpisodeId ep) {
        return identities.read(ep);
    }

    public TrackReps readReps(EpisodeId ep) {
        return reps.read(ep, model);
    }

    /** A recipe whose inputs are manifests. */
    public Recipe recipe(EpisodeRun run, String stage, int version, Map<String, String> models, Key... inputs) {
        Map<String, String> digests = new TreeMap<>();
        for (Key key : inputs) {
            digests.put(key.path(), markers.digest(key));
        }
        return new Recipe(stage, version, run.settings().of(stage), models, digests);
    }
}
