package io.dropcast.track;

import io.dropcast.detect.DetectionsManifest;
import io.dropcast.episode.EpisodeRun;
import io.dropcast.episode.StageRunner;
import io.dropcast.workflow.Manifests;
import java.util.List;
import java.util.Map;

/** {@code detections.jsonl} to {@code tracklets.jsonl}; {@code tracks.jsonl} is the same until embed has seen the faces. */
public final class TrackStage {
    public static final String NAME = "track";

    private final Manifests manifests;

    public TrackStage(Manifests manifests) {
        this.manifests = manifests;
    }

    public void run(EpisodeRun run) {
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
