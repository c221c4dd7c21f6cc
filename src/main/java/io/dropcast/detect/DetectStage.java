package io.dropcast.detect;

import io.dropcast.episode.CropShelf;
import io.dropcast.episode.EpisodeRun;
import io.dropcast.episode.ErasedPlaces;
import io.dropcast.episode.Key;
import io.dropcast.episode.Progress;
import io.dropcast.episode.Recipe;
import io.dropcast.episode.StageRunner;
import io.dropcast.face.EpisodeId;
import io.dropcast.video.FramesUncertain;
import io.dropcast.workflow.Manifests;
import io.dropcast.workflow.Workshop;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Video to {@code detections.jsonl}, {@code video.json} and the crop shelf. */
public final class DetectStage {
    public static final String NAME = "detect";
    private static final String VIDEO = "video";

    private final Workshop shop;
    private final Manifests manifests;

    public DetectStage(Workshop shop, Manifests manifests) {
        this.shop = shop;
        this.manifests = manifests;
    }

    public void run(EpisodeRun run) {
        // beside the work, which does not need it before its end
        try (VideoDigest digest = VideoDigest.begin(shop.store(), run.ep(), run.video())) {
            manifests.runner.run(
                    run.ep(), NAME, () -> recipe(run, digest.await()), progress -> detect(run, digest, progress));
            digest.remember();
        }
    }

    private Recipe recipe(EpisodeRun run, String video) {
        return new Recipe(
                NAME, DetectFaces.VERSION, run.settings().of(NAME), shop.nets().faceNetDigests(), Map.of(VIDEO, video));
    }

    private StageRunner.Result detect(EpisodeRun run, VideoDigest video, Progress progress) {
        DetectSettings settings = run.settings().detect();
        try {
            return detect(run, settings, video, progress);
        } catch (FramesUncertain e) {
            return detect(run, settings.withEveryFrame(), video, progress);
        }
    }

    private StageRunner.Result detect(EpisodeRun run, DetectSettings settings, VideoDigest digest, Progress progress) {
        DetectFaces faces =
                new DetectFaces(shop.videos(), shop.nets()::openFaceNet, shop.codec(), settings, shop.workers());
        try (CropShelf.Writer shelf = shop.shelves().apply(run.ep()).write()) {
            Detections found = faces.detect(run.ep(), run.video(), shelf, progress);
            String video = digest.await();
            // only now, when the new video proved to be one, may it take the old one's place
            backUpOtherVideo(run.ep(), video);
            shelf.finish();
            Detections kept = withoutErased(found, video);
            manifests.detections.write(kept);
            return result(kept);
        }
    }

    /** Who was erased stays so: of their faces in this very video the boxes are kept, and nothing else. */
    private Detections withoutErased(Detections found, String video) {
        ErasedPlaces erased = ErasedPlaces.read(shop.store(), found.ep()).in(video);
        Set<String> pictures = new HashSet<>();
        List<Detection> faces = new ArrayList<>();
        for (Detection d : found.faces()) {
            boolean gone = erased.hold(d);
            if (gone) {
                d.crop().ifPresent(pictures::add);
            }
            faces.add(gone ? d.bare() : d);
        }
        if (!pictures.isEmpty()) {
            shop.shelves().apply(found.ep()).drop(pictures);
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

    /** Digest of the video that the manifests on the disk are made from; {@code none} before the first run. */
    public static String videoOf(Manifests manifests, EpisodeId ep) {
        return manifests
                .markers
                .read(ep, NAME)
                .map(m -> m.path("inputs").path(VIDEO).asText())
                .orElse("none");
    }

    /** Another video under the same name: what the last one gave is kept beside, under the date of today. */
    private void backUpOtherVideo(EpisodeId ep, String video) {
        String old = videoOf(manifests, ep);
        if (old.equals("none") || old.equals(video)) {
            return;
        }
        String date = DateTimeFormatter.ofPattern("yyyyMMdd")
                .withZone(ZoneOffset.UTC)
                .format(shop.clock().instant());
        String folder = Key.backups(ep).path() + "/" + date + "-" + old.substring(0, 8);
        String prefix = "manifests/" + ep.value();
        for (Key key : new ArrayList<>(shop.store().list(new Key(prefix)))) {
            Key copy = new Key(folder + key.path().substring(prefix.length()));
            shop.store().read(key).ifPresent(bytes -> shop.store().write(copy, bytes));
        }
    }
}
