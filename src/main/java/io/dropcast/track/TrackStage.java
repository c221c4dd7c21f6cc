package io.dropcast.track;

import io.dropcast.detect.DetectionsManifest;
import io.dropcast.episode.EpisodeRun;
import io.dropcast.episode.Stage;
import io.dropcast.episode.StageContext;
import io.dropcast.episode.StageRunner;
import java.util.List;
import java.util.Map;

/** {@code detections.jsonl} to {@code tracklets.jsonl}. */
public final class TrackStage implements Stage {
    public static final String NAME = "track";

    private final StageContext context;
    private final DetectionsManifest detections;
    private final TrackletsManifest tracklets;

    public TrackStage(StageContext context, DetectionsManifest detections, TrackletsManifest tracklets) {
        this.context = context;
        this.detections = detections;
        this.tracklets = tracklets;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(EpisodeRun run) {
        context.runner()
                .run(
                        run.ep(),
                        NAME,
                        () -> context.recipe(
                                run,
                                NAME,
                                FaceTracker.VERSION,
                                Map.of(),
                                DetectionsManifest.rows(run.ep()),
                                DetectionsManifest.video(run.ep())),
                        progress -> track(run));
    }

    private StageRunner.Result track(EpisodeRun run) {
        Tracks tracks = new FaceTracker(TrackSettings.of(run.settings())).apply(detections.read(run.ep()));
        tracklets.write(tracks);
        return StageRunner.Result.of(
                List.of(TrackletsManifest.rows(run.ep()), TrackletsManifest.metrics(run.ep())),
                Map.of("tracks", (long) tracks.tracks().size(), "dropped", (long)
                        tracks.metrics().dropped()));
    }
}
