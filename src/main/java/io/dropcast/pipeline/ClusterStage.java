package io.dropcast.pipeline;

import io.dropcast.cluster.ClusterMemory;
import io.dropcast.cluster.ClusterTracks;
import io.dropcast.cluster.Identities;
import io.dropcast.embed.TrackFaces;
import java.util.List;
import java.util.Map;

/** Vectors to {@code identities.json}. */
final class ClusterStage {
    static final String NAME = "cluster";

    private final Manifests manifests;

    ClusterStage(Manifests manifests) {
        this.manifests = manifests;
    }

    void run(EpisodeRun run) {
        manifests.runner.run(
                run.ep(),
                () -> manifests.recipe(
                        run,
                        NAME,
                        ClusterTracks.VERSION,
                        Map.of(),
                        TracksManifest.rows(run.ep()),
                        FacesManifest.rows(run.ep()),
                        FacesManifest.vectors(run.ep())),
                progress -> cluster(run));
    }

    private StageRunner.Result cluster(EpisodeRun run) {
        TrackFaces faces = manifests.readFaces(run.ep());
        String video = DetectStage.videoOf(manifests, run.ep());
        ClusterMemory before = manifests.memory.read(run.ep(), video);
        Identities identities = new ClusterTracks(run.settings().cluster()).cluster(faces, before);
        manifests.identities.write(identities, run.settings().cluster());
        manifests.memory.write(run.ep(), video, before, ClusterTracks.remember(faces, identities));
        return StageRunner.Result.of(
                List.of(
                        IdentitiesManifest.key(run.ep()),
                        IdentitiesManifest.centroids(run.ep()),
                        MemoryManifest.key(run.ep())),
                Map.of(
                        "identities", (long) identities.stats().clusters(),
                        "outlier_tracks", (long) identities.stats().outlierTracks(),
                        "mixed_tracks", (long) identities.stats().mixedTracks(),
                        "low_cohesion_identities", (long) identities.stats().lowCohesionIdentities()));
    }
}
