package io.dropcast.pipeline;

import io.dropcast.track.TrackFaces;
import io.dropcast.track.Tracks;
import java.util.List;
import java.util.Map;

/** {@code detections.jsonl} to {@code tracklets.jsonl}; {@code tracks.jsonl} is the same until embed has seen the faces. */
final class TrackStage {
    static final String NAME = "track";

    private final Manifests manifests;

    TrackStage(Manifests manifests) {
        this.manifests = manifests;
    }

    void run(EpisodeRun run) {
        manifests.runner.run(
                run.ep(),
                NAME,
                () -> manifests.recipe(
                        run,
                        NAME,
                        TrackFaces.VERSION,
                        Map.of(),
                        DetectionsManifest.rows(run.ep()),
                        DetectionsManifest.video(run.ep())),
                progress -> track(run));
    }

    private StageRunner.Result track(EpisodeRun run) {
        Tracks tracks = new TrackFaces(run.settings().track()).apply(manifests.readDetections(run.ep()));
        manifests.tracks.write(tracks);
        return StageRunner.Result.of(
                List.of(
                        TracksManifest.tracklets(run.ep()),
                        TracksManifest.rows(run.ep()),
                        TracksManifest.metrics(run.ep())),
                Map.of("tracks", (long) tracks.tracks().size(), "dropped", (long)
                        tracks.metrics().dropped()));
    }
}
