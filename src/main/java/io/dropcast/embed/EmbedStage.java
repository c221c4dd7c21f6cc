package io.dropcast.embed;

import io.dropcast.detect.DetectionsManifest;
import io.dropcast.detect.VideoDigest;
import io.dropcast.episode.CropShelf;
import io.dropcast.episode.Crops;
import io.dropcast.episode.EpisodeRun;
import io.dropcast.episode.ErasedPlaces;
import io.dropcast.episode.Key;
import io.dropcast.episode.Progress;
import io.dropcast.episode.Stage;
import io.dropcast.episode.StageContext;
import io.dropcast.episode.StageRunner;
import io.dropcast.episode.StageTasks;
import io.dropcast.face.EpisodeId;
import io.dropcast.track.TrackletsManifest;
import io.dropcast.track.Tracks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * {@code tracklets.jsonl} and the crop shelf to {@code faces.jsonl}, vectors, each track's crops in a folder of its own, and
 * {@code tracks.jsonl} with the tracks that the vectors took apart or joined.
 */
public final class EmbedStage implements Stage {
    public static final String NAME = "embed";
    private static final int WRITERS = 4;

    private final StageContext context;
    private final Crops crops;
    private final Encoders encoders;
    private final TrackletsManifest tracklets;
    private final TracksManifest tracks;
    private final FacesManifest faces;

    public EmbedStage(
            StageContext context,
            Crops crops,
            Encoders encoders,
            TrackletsManifest tracklets,
            TracksManifest tracks,
            FacesManifest faces) {
        this.context = context;
        this.crops = crops;
        this.encoders = encoders;
        this.tracklets = tracklets;
        this.tracks = tracks;
        this.faces = faces;
    }

    /**
     * Where vectors come from.
     *
     * @param pack name that they carry
     * @param digests of the net's files, by name
     * @param open opens a net for one worker, which closes it
     * @param workers threads, 1 or more
     */
    public record Encoders(String pack, Map<String, String> digests, Supplier<FaceEncoder> open, int workers) {}

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
                                EmbedTracks.VERSION,
                                encoders.digests(),
                                DetectionsManifest.rows(run.ep()),
                                TrackletsManifest.rows(run.ep())),
                        progress -> embed(run, progress));
    }

    private StageRunner.Result embed(EpisodeRun run, Progress progress) {
        EpisodeId ep = run.ep();
        EmbedTracks stage =
                new EmbedTracks(encoders.open(), crops.codec(), EmbedSettings.of(run.settings()), encoders.workers());
        try (CropShelf.Reader shelf = crops.of(ep).read()) {
            ErasedPlaces erased = ErasedPlaces.read(context.store(), ep).in(VideoDigest.of(context.markers(), ep));
            Tracks followed = tracklets.read(ep);
            TrackFaces found = ErasedTracks.hide(stage.embed(followed, shelf, progress), erased);
            writeCrops(ep, found, shelf, () -> {
                faces.write(found, encoders.pack());
                tracks.write(tracks(followed, found), found.repairs());
            });
            return result(ep, found);
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
    private void writeCrops(EpisodeId ep, TrackFaces found, CropShelf.Reader shelf, Runnable meanwhile) {
        context.store().deleteAll(Key.frames(ep, "crops"));
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS, task -> new Thread(task, "crops"));
        try {
            List<Future<?>> writing = new ArrayList<>();
            found.tracks().stream()
                    .flatMap(t -> t.faces().stream())
                    .forEach(f -> writing.add(threads.submit(() -> writeCrop(ep, f, shelf))));
            meanwhile.run();
            writing.forEach(crop -> StageTasks.await(crop, NAME));
        } finally {
            threads.shutdownNow();
            StageTasks.awaitEnd(threads);
        }
    }

    private void writeCrop(EpisodeId ep, Face face, CropShelf.Reader shelf) {
        face.cropKey()
                .ifPresent(key -> face.seen()
                        .crop()
                        .flatMap(shelf::get)
                        .ifPresent(jpeg -> context.store().write(Key.frames(ep, key), jpeg)));
    }

    private static StageRunner.Result result(EpisodeId ep, TrackFaces faces) {
        long encoded = faces.tracks().stream()
                .flatMap(t -> t.faces().stream())
                .filter(f -> f.embedding().isPresent())
                .count();
        long bare = faces.tracks().stream()
                .filter(t -> t.vector().isEmpty() && !ErasedTracks.isBare(t))
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
