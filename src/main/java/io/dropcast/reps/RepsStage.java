package io.dropcast.reps;

import io.dropcast.cluster.ClustersManifest;
import io.dropcast.embed.FacesManifest;
import io.dropcast.episode.EpisodeRun;
import io.dropcast.episode.Key;
import io.dropcast.episode.Recipe;
import io.dropcast.episode.Stage;
import io.dropcast.episode.StageContext;
import io.dropcast.episode.StageRunner;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.IdentityId;
import io.dropcast.face.TrackId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Clusters and crops to {@code track_reps.jsonl} and each identity's picture. */
public final class RepsStage implements Stage {
    public static final String NAME = "reps";

    private final StageContext context;
    private final FacesManifest faces;
    private final ClustersManifest clusters;
    private final TrackRepsManifest manifest;

    public RepsStage(StageContext context, FacesManifest faces, ClustersManifest clusters, TrackRepsManifest manifest) {
        this.context = context;
        this.faces = faces;
        this.clusters = clusters;
        this.manifest = manifest;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(EpisodeRun run) {
        context.runner().run(run.ep(), NAME, () -> recipe(run), progress -> pick(run));
    }

    private Recipe recipe(EpisodeRun run) {
        Map<String, String> inputs = new TreeMap<>();
        inputs.put("faces.jsonl", context.markers().digest(FacesManifest.rows(run.ep())));
        inputs.put("faces.f32", context.markers().digest(FacesManifest.vectors(run.ep())));
        inputs.put("grouping", clusters.groupingDigest(run.ep()));
        return new Recipe(NAME, PickTrackReps.VERSION, run.settings().of(NAME), Map.of(), inputs);
    }

    private StageRunner.Result pick(EpisodeRun run) {
        TrackReps reps =
                new PickTrackReps(RepSettings.of(run.settings())).pick(faces.read(run.ep()), clusters.read(run.ep()));
        writePictures(run.ep(), reps);
        manifest.write(reps);
        long doubtful = reps.reps().stream().filter(TrackRep::lowConfidence).count();
        return StageRunner.Result.of(
                List.of(TrackRepsManifest.key(run.ep())),
                Map.of("track_reps", (long) reps.reps().size(), "low_confidence", doubtful));
    }

    private void writePictures(EpisodeId ep, TrackReps reps) {
        Map<TrackId, TrackRep> byTrack =
                reps.reps().stream().collect(Collectors.toMap(TrackRep::track, Function.identity()));
        Map<IdentityId, Key> crops = new TreeMap<>();
        reps.pictures().forEach((identity, track) -> {
            TrackRep rep = byTrack.get(track);
            if (rep != null) {
                crops.put(identity, Key.frames(ep, rep.cropKey()));
            }
        });
        IdentityPictures.replace(context.store(), ep, crops);
    }
}
