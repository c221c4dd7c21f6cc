package io.dropcast.workflow;

import io.dropcast.cluster.ClustersManifest;
import io.dropcast.cluster.MemoryManifest;
import io.dropcast.detect.DetectionsManifest;
import io.dropcast.embed.FacesManifest;
import io.dropcast.embed.TracksManifest;
import io.dropcast.episode.EpisodeStore;
import io.dropcast.people.IdentitiesManifest;
import io.dropcast.people.SuggestionsManifest;
import io.dropcast.reps.TrackRepsManifest;
import io.dropcast.track.TrackletsManifest;

/**
 * The manifests of all episodes. A stage always reads what is in the store, even when the stage before it ran a moment ago in the same
 * process: so a run that was interrupted gives the same bytes as one that was not. Safe for several threads.
 */
public record Manifests(
        DetectionsManifest detections,
        TrackletsManifest tracklets,
        TracksManifest tracks,
        FacesManifest faces,
        ClustersManifest clusters,
        MemoryManifest memory,
        TrackRepsManifest reps,
        IdentitiesManifest identities,
        SuggestionsManifest suggestions) {

    /** @param version of the program */
    static Manifests in(EpisodeStore store, String version) {
        DetectionsManifest detections = new DetectionsManifest(store);
        TracksManifest tracks = new TracksManifest(store, detections);
        ClustersManifest clusters = new ClustersManifest(store, version);
        return new Manifests(
                detections,
                new TrackletsManifest(store, detections),
                tracks,
                new FacesManifest(store, tracks),
                clusters,
                new MemoryManifest(store),
                new TrackRepsManifest(store),
                new IdentitiesManifest(store, clusters),
                new SuggestionsManifest(store));
    }
}
