package io.dropcast.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropcast.episode.Progress;
import io.dropcast.face.Box;
import io.dropcast.face.EpisodeId;
import io.dropcast.settings.Said;
import io.dropcast.video.Decode;
import io.dropcast.video.FakeFrame;
import io.dropcast.video.FakeVideo;
import io.dropcast.video.FrameLedger;
import io.dropcast.video.FrameSignature;
import io.dropcast.video.Glances;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** What each setting of the stage changes. */
final class DetectSettingsTest {
    private static final Box FACE = new Box(64, 36, 128, 108);
    private static final Box LARGE = new Box(0, 0, 300, 300);
    /** Where a closer view has the face that it goes to, as if the view were the frame. */
    private static final Box MIDDLE = Box.around(FakeFrame.WIDTH / 2.0, FakeFrame.HEIGHT / 2.0, 60, 45);

    private static final double SEEN_CLOSER = 0.995;

    private final List<Decode> asked = new ArrayList<>();
    private FakeShelf shelf = new FakeShelf();

    @Test
    void theStrideSaysEveryHowManyFramesFacesAreLookedFor() {
        assertThat(looks("dropcast.detect.stride", "1")).isEqualTo(100);
        assertThat(looks("dropcast.detect.stride", "3")).isLessThan(50);
    }

    @Test
    void theStillStrideIsThatOfFramesInWhichNothingMoves() {
        assertThat(looks("dropcast.detect.still-stride", "3")).isGreaterThan(34);
        assertThat(looks("dropcast.detect.still-stride", "9")).isLessThan(30);
    }

    @Test
    void framesAfterACutAreAllLookedAt() {
        assertThat(looks("dropcast.detect.frames-after-cut", "12"))
                .isGreaterThan(looks("dropcast.detect.frames-after-cut", "0") + 15);
    }

    @Test
    void tilesAreASecondLook() {
        assertThat(found(List.of(new Candidate(FACE, 0.9)), "dropcast.detect.tiles", "1"))
                .hasSize(1);
        assertThat(found(List.of(new Candidate(FACE, 0.9)), "dropcast.detect.tiles", "2"))
                .hasSize(5);
    }

    @Test
    void closerLooksShowFacesThatAreSeenFaintly() {
        assertThat(twice("8").faces()).anyMatch(d -> d.conf() > 0.99);
        assertThat(twice("0").faces()).isNotEmpty().noneMatch(d -> d.conf() > 0.99);
    }

    private Detections twice(String closerLooks) {
        Map<Integer, Integer> looks = new ConcurrentHashMap<>();
        return detect(
                frame -> looks.merge(frame, 1, Integer::sum) > 1
                        ? List.of(new Candidate(MIDDLE, SEEN_CLOSER))
                        : List.of(new Candidate(Box.around(280, 180, 70, 70), frame % 7 == 0 ? 0.8 : 0.27)),
                "dropcast.detect.closer-looks",
                closerLooks,
                "dropcast.detect.still-stride",
                "3");
    }

    @Test
    void everyFrameIsDecodedWhereThatIsSaid() {
        looks("dropcast.detect.decode", "needed");
        looks("dropcast.detect.decode", "Every");
        looks("dropcast.detect.decode", "needed", "dropcast.detect.stride", "1");
        assertThat(asked).containsExactly(Decode.NEEDED, Decode.EVERY, Decode.EVERY);
    }

    @Test
    void facesBelowTheThresholdAreNotRecorded() {
        List<Candidate> faint = List.of(new Candidate(FACE, 0.29));
        assertThat(found(faint, "dropcast.detect.threshold", "0.28")).hasSize(1);
        assertThat(found(faint, "dropcast.detect.threshold", "0.3")).isEmpty();
    }

    @Test
    void facesBelowTheLandmarkConfidenceHaveNoPoints() {
        List<Candidate> unsure = List.of(new Candidate(FACE, 0.49));
        assertThat(found(unsure, "dropcast.detect.landmark-conf", "0.5").get(0).landmarks())
                .isEmpty();
        assertThat(found(unsure, "dropcast.detect.landmark-conf", "0.4").get(0).landmarks())
                .isPresent();
    }

    @Test
    void boxesThatOverlapMoreAreOneFace() {
        // half of each: an overlap of a third
        Box shifted = new Box(FACE.x1() + 32, FACE.y1(), FACE.x2() + 32, FACE.y2());
        List<Candidate> two = List.of(new Candidate(FACE, 0.9), new Candidate(shifted, 0.8));
        assertThat(found(two, "dropcast.detect.nms-iou", "0.4")).hasSize(2);
        assertThat(found(two, "dropcast.detect.nms-iou", "0.3")).hasSize(1);
    }

    @Test
    void oneCropIsKeptForEachSuchTime() {
        assertThat(crops(0.9, "dropcast.detect.crop-seconds", "0.5")).hasSizeGreaterThan(7);
        assertThat(crops(0.9, "dropcast.detect.crop-seconds", "30")).hasSize(3);
    }

    @Test
    void facesBelowTheCropConfidenceHaveNoCrop() {
        assertThat(crops(0.7, "dropcast.detect.crop-conf", "0.69")).isNotEmpty();
        assertThat(crops(0.7, "dropcast.detect.crop-conf", "0.71")).isEmpty();
    }

    @Test
    void aCropIsNotLargerThanItsSide() {
        assertThat(crops(0.9, "dropcast.detect.crop-side", "256")).allMatch(c -> c.endsWith(" 256x256"));
        assertThat(crops(0.9, "dropcast.detect.crop-side", "128")).allMatch(c -> c.endsWith(" 128x128"));
    }

    private static List<Detection> found(List<Candidate> faces, String... said) {
        try (FaceFinder finder = new FaceFinder(new FakeNet(f -> faces), DetectSettings.of(Said.of(said)))) {
            return finder.find(FakeFrame.of(new FrameLedger(), 77));
        }
    }

    private List<String> crops(double conf, String... said) {
        detect(frame -> List.of(new Candidate(LARGE, conf)), said);
        return List.copyOf(shelf.crops().values());
    }

    private long looks(String... said) {
        return detect(frame -> List.of(), said).looks().count();
    }

    /** Three shots of 40, 31 and 29 frames, in which nothing moves. */
    private Detections detect(IntFunction<List<Candidate>> faces, String... said) {
        List<FrameSignature> film = new ArrayList<>();
        film.addAll(Collections.nCopies(40, Glances.scene(1)));
        film.addAll(Collections.nCopies(31, Glances.scene(2)));
        film.addAll(Collections.nCopies(29, Glances.scene(3)));
        shelf = new FakeShelf();
        FakeVideo video = new FakeVideo(new FrameLedger(), 25, film);
        return new DetectFaces(
                        (file, how) -> {
                            asked.add(how);
                            return video;
                        },
                        (w, h) -> new FakeNet(faces),
                        shelf,
                        DetectSettings.of(Said.of(said)),
                        1)
                .detect(new EpisodeId("a"), Path.of("a.mp4"), shelf, Progress.none());
    }
}
