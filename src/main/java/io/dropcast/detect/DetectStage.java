package io.dropcast.detect;

import io.dropcast.episode.CropShelf;
import io.dropcast.episode.Crops;
import io.dropcast.episode.EpisodeRun;
import io.dropcast.episode.ErasedPlaces;
import io.dropcast.episode.Key;
import io.dropcast.episode.Progress;
import io.dropcast.episode.Recipe;
import io.dropcast.episode.Stage;
import io.dropcast.episode.StageContext;
import io.dropcast.episode.StageRunner;
import io.dropcast.face.EpisodeId;
import io.dropcast.video.FramesUncertain;
import io.dropcast.video.VideoSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Video to {@code detections.jsonl}, {@code video.json} and the crop shelf. */
public final class DetectStage implements Stage {
    public static final String NAME = "detect";

    private final StageContext context;
    private final Crops crops;
    private final VideoSource videos;
    private final Detectors detectors;
    private final DetectionsManifest detections;

    public DetectStage(
            StageContext context, Crops crops, VideoSource videos, Detectors detectors, DetectionsManifest detections) {
        this.context = context;
        this.crops = crops;
        this.videos = videos;
        this.detectors = detectors;
        this.detections = detections;
    }

    /**
     * Where face nets come from.
     *
     * @param digests of the nets' files, by name
     * @param workers threads, 1 or more
     */
    public record Detectors(Map<String, String> digests, FaceNets nets, int workers) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(EpisodeRun run) {
        // beside the work, which does not need it before its end
        try (VideoDigest digest = VideoDigest.begin(context.store(), run.ep(), run.video())) {
            context.runner()
                    .run(run.ep(), NAME, () -> recipe(run, digest.await()), progress -> detect(run, digest, progress));
            digest.remember();
        }
    }

    private Recipe recipe(EpisodeRun run, String video) {
        return new Recipe(
                NAME,
                DetectFaces.VERSION,
                run.settings().of(NAME),
                detectors.digests(),
                Map.of(VideoDigest.INPUT, video));
    }

    private StageRunner.Result detect(EpisodeRun run, VideoDigest video, Progress progress) {
        DetectSettings settings = DetectSettings.of(run.settings());
        try {
            return detect(run, settings, video, progress);
        } catch (FramesUncertain e) {
            return detect(run, settings.withEveryFrame(), video, progress);
        }
    }

    private StageRunner.Result detect(EpisodeRun run, DetectSettings settings, VideoDigest digest, Progress progress) {
        DetectFaces faces = new DetectFaces(videos, detectors.nets(), crops.codec(), settings, detectors.workers());
        try (CropShelf.Writer shelf = crops.of(run.ep()).write()) {
            Detections found = faces.detect(run.ep(), run.video(), shelf, progress);
            String video = digest.await();
            // only now, when the new video proved to be one, may it take the old one's place
            backUpOtherVideo(run.ep(), video);
            shelf.finish();
            Detections kept = withoutErased(found, video);
            detections.write(kept);
            return result(kept);
        }
    }

    /** A person who was erased stays so: of their faces in this very video the boxes are kept, and nothing else. */
    private Detections withoutErased(Detections found, String video) {
        ErasedPlaces erased = ErasedPlaces.read(context.store(), found.ep()).in(video);
        Set<String> pictures = new HashSet<>();
        List<Detection> faces = new ArrayList<>();
        for (Detection d : found.faces()) {
            boolean gone = erased.hold(d.ts(), d.box());
            if (gone) {
                d.crop().ifPresent(pictures::add);
            }
            faces.add(gone ? d.bare() : d);
        }
        if (!pictures.isEmpty()) {
            crops.of(found.ep()).drop(pictures);
        }
        return new Detections(found.ep(), found.video(), found.cuts(), found.looks(), faces, found.shots());
    }

    private static StageRunner.Result result(Detections found) {
        List<String> warnings = found.faces().isEmpty() ? List.of("no face was found in the whole video") : List.of();
        return new StageRunner.Result(
                List.of(DetectionsManifest.rows(found.ep()), DetectionsManifest.video(found.ep())),
                Map.of(
                        "frames",
                        found.video().frames(),
                        "frames_looked_at",
                        found.looks().count(),
                        "cuts",
                        (long) found.cuts().size(),
                        "faces",
                        (long) found.faces().size()),
                warnings);
    }

    /** Another video under the same name: what the last one gave is kept beside, under the date of today. */
    private void backUpOtherVideo(EpisodeId ep, String video) {
        String old = VideoDigest.of(context.markers(), ep);
        if (old.equals(VideoDigest.NONE) || old.equals(video)) {
            return;
        }
        String date = DateTimeFormatter.ofPattern("yyyyMMdd")
                .withZone(ZoneOffset.UTC)
                .format(context.clock().instant());
        String folder = Key.backups(ep).path() + "/" + date + "-" + old.substring(0, 8);
        String prefix = "manifests/" + ep.value();
        for (Key key : new ArrayList<>(context.store().list(new Key(prefix)))) {
            Key copy = new Key(folder + key.path().substring(prefix.length()));
            context.store().read(key).ifPresent(bytes -> context.store().write(copy, bytes));
        }
    }
}
