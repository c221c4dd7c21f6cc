package io.dropcast.embed;

import io.dropcast.detect.DetectStage;
import io.dropcast.detect.DetectionsManifest;
import io.dropcast.episode.CropShelf;
import io.dropcast.episode.EpisodeRun;
import io.dropcast.episode.ErasedPlaces;
import io.dropcast.episode.Key;
import io.dropcast.episode.Progress;
import io.dropcast.episode.StageRunner;
import io.dropcast.episode.StageTasks;
import io.dropcast.face.EpisodeId;
import io.dropcast.track.Tracks;
import io.dropcast.track.TracksManifest;
import io.dropcast.workflow.Manifests;
import io.dropcast.workflow.Workshop;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * {@code tracklets.jsonl} and the crop shelf to {@code faces.jsonl}, vectors, each track's crops in a folder of its own, and
 * {@code tracks.jsonl} with the tracks that the vectors took apart. The tracks are among what the stage depends on as well: when the
 * track stage wrote them anew, they have to be taken apart again.
 */
public final class EmbedStage {
    public static final String NAME = "embed";
    private static final int WRITERS = 4;

    private final Workshop shop;
    private final Manifests manifests;

    public EmbedStage(Workshop shop, Manifests manifests) {
        this.shop = shop;
        this.manifests = manifests;
    }

    public void run(EpisodeRun run) {
        manifests.runner.run(
                run.ep(),
                NAME,
                () -> manifests.recipe(
                        run,
                        NAME,
                        EmbedTracks.VERSION,
                        shop.nets().encoderDigests(),
                        DetectionsManifest.rows(run.ep()),
                        TracksManifest.tracklets(run.ep()),
                        TracksManifest.rows(run.ep())),
                progress -> embed(run, progress));
    }

    private StageRunner.Result embed(EpisodeRun run, Progress progress) {
        EmbedTracks stage = new EmbedTracks(
                shop.nets()::openEncoder, shop.codec(), run.settings().embed(), shop.workers());
        try (CropShelf.Reader crops = shop.shelves().apply(run.ep()).read()) {
            ErasedPlaces erased =
                    ErasedPlaces.read(shop.store(), run.ep()).in(DetectStage.videoOf(manifests, run.ep()));
            Tracks tracklets = manifests.readTracklets(run.ep());
            TrackFaces faces = erased.hide(stage.embed(tracklets, crops, progress));
            writeCrops(run.ep(), faces, crops, () -> {
                manifests.faces.write(faces, shop.nets().pack());
                manifests.tracks.write(tracks(tracklets, faces), faces.repairs());
            });
            return result(run.ep(), faces);
        }
    }

    private static Tracks tracks(Tracks tracklets, TrackFaces faces) {
        return new Tracks(
                tracklets.ep(),
                tracklets.video(),
                tracklets.cuts(),
                faces.tracks().stream().map(TrackFace::track).toList(),
                tracklets.metrics());
    }

    /**
     * Tracks may have been numbered anew, so the old folders go first. Several at once, because each waits until the disk has it.
     *
     * @param meanwhile done by this thread, instead of waiting
     */
    private void writeCrops(EpisodeId ep, TrackFaces faces, CropShelf.Reader crops, Runnable meanwhile) {
        shop.store().deleteAll(Key.frames(ep, "crops"));
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS, task -> new Thread(task, "crops"));
        try {
            List<Future<?>> writing = new ArrayList<>();
            faces.tracks().stream()
                    .flatMap(t -> t.faces().stream())
                    .forEach(f -> writing.add(threads.submit(() -> writeCrop(ep, f, crops))));
            meanwhile.run();
            writing.forEach(crop -> StageTasks.await(crop, NAME));
        } finally {
            threads.shutdownNow();
            StageTasks.awaitEnd(threads);
        }
    }

    private void writeCrop(EpisodeId ep, Face face, CropShelf.Reader crops) {
        face.cropKey()
                .ifPresent(key -> face.seen()
                        .crop()
                        .flatMap(crops::get)
                        .ifPresent(jpeg -> shop.store().write(Key.frames(ep, key), jpeg)));
    }

    private static StageRunner.Result result(EpisodeId ep, TrackFaces faces) {
        long encoded = faces.tracks().stream()
                .flatMap(t -> t.faces().stream())
                .filter(f -> f.embedding().isPresent())
                .count();
        long bare = faces.tracks().stream()
                .filter(t -> t.vector().isEmpty() && !ErasedPlaces.isBare(t))
                .count();
        List<String> warnings = bare == 0
                ? List.of()
                : List.of(bare + " of " + faces.tracks().size()
                        + " tracks have no face that is good enough for a vector: who is in them cannot be told");
        return new StageRunner.Result(
                List.of(
                        FacesManifest.rows(ep),
                        FacesManifest.vectors(ep),
                        FacesManifest.trackVectors(ep),
                        FacesManifest.index(ep),
                        TracksManifest.rows(ep),
                        TracksManifest.metrics(ep)),
                Map.of(
                        "faces_encoded",
                        encoded,
                        "tracks_without_vector",
                        bare,
                        "splits",
                        (long) faces.repairs().splits().size(),
                        "joins",
                        (long) faces.repairs().joins().size()),
                warnings);
    }
}
