package io.dropcast.reps;

import io.dropcast.embed.FacesManifest;
import io.dropcast.episode.EpisodeRun;
import io.dropcast.episode.Key;
import io.dropcast.episode.Recipe;
import io.dropcast.episode.StageRunner;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.IdentityId;
import io.dropcast.face.TrackId;
import io.dropcast.workflow.Manifests;
import io.dropcast.workflow.Workshop;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Identities and crops to {@code track_reps.jsonl} and each identity's picture. */
public final class RepsStage {
    public static final String NAME = "reps";

    private final Workshop shop;
    private final Manifests manifests;

    public RepsStage(Workshop shop, Manifests manifests) {
        this.shop = shop;
        this.manifests = manifests;
    }

    public void run(EpisodeRun run) {
        manifests.runner.run(run.ep(), NAME, () -> recipe(run), progress -> pick(run));
    }

    private Recipe recipe(EpisodeRun run) {
        Map<String, String> inputs = new TreeMap<>();
        inputs.put("faces.jsonl", manifests.markers.digest(FacesManifest.rows(run.ep())));
        inputs.put("faces.f32", manifests.markers.digest(FacesManifest.vectors(run.ep())));
        inputs.put("grouping", manifests.identities.groupingDigest(run.ep()));
        return new Recipe(NAME, PickTrackReps.VERSION, run.settings().of(NAME), Map.of(), inputs);
    }

    private StageRunner.Result pick(EpisodeRun run) {
        TrackReps reps = new PickTrackReps(run.settings().reps())
                .pick(manifests.readFaces(run.ep()), manifests.readIdentities(run.ep()));
        writePictures(run.ep(), reps);
        manifests.reps.write(reps);
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
        IdentityPictures.replace(shop.store(), ep, crops);
    }
}
