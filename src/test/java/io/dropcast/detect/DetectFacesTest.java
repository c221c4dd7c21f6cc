package io.dropcast.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.dropcast.episode.Progress;
import io.dropcast.episode.StageInterrupted;
import io.dropcast.face.Box;
import io.dropcast.face.Clothes;
import io.dropcast.face.Crop;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.ShotEnds;
import io.dropcast.video.Decode;
import io.dropcast.video.FakeFrame;
import io.dropcast.video.FakePieces;
import io.dropcast.video.FakeVideo;
import io.dropcast.video.FrameLedger;
import io.dropcast.video.Glances;
import io.dropcast.video.Segments;
import io.dropcast.video.Video;
import io.dropcast.video.VideoSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
final class DetectFacesTest {
    private static final EpisodeId EP = new EpisodeId("show-s01e01");
    private static final Path FILE = Path.of("show-s01e01.mp4");
    private static final DetectSettings CLOSER =
            new DetectSettings(3, 3, 3, 0.1, 0.5, 0.4, 0.5, 0.6, 256, 1, 8, Decode.EVERY);
    /** More than the crowd's faces have in the frames in which closer looks see them. */
    private static final double SEEN_CLOSER = 0.99;
    /** Where a closer view has the face that it goes to, as if the view were the frame. */
    private static final Box MIDDLE = Box.around(FakeFrame.WIDTH / 2.0, FakeFrame.HEIGHT / 2.0, 60, 45);

    private final FrameLedger ledger = new FrameLedger();
    private final FakeShelf shelf = new FakeShelf();
    private final Queue<FakeNet> nets = new ConcurrentLinkedQueue<>();
    private final FakeVideo video = new FakeVideo(ledger, 25, Glances.shots(40, 31, 29));

    @AfterEach
    void nothingIsLeftOpen() {
        ledger.assertAllClosedOnce();
        assertThat(video.closed()).isTrue();
        assertThat(nets).allMatch(FakeNet::closed);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void theNumberOfWorkersChangesNothing(int workers) {
        FakeShelf alone = new FakeShelf();
        FakeVideo again = new FakeVideo(ledger, 25, Glances.shots(40, 31, 29));
        Detections expected = new DetectFaces(
                        (f, how) -> again, (w, h) -> new FakeNet(DetectFacesTest::crowd), alone, settings(3, 3), 1)
                .detect(EP, FILE, alone, Progress.none());

        Detections found = detect(workers, 3, DetectFacesTest::crowd);

        assertThat(found).isEqualTo(expected);
        assertThat(found.faces()).hasSizeGreaterThan(50);
        assertThat(shelf.crops()).isEqualTo(alone.crops());
        assertThat(nets).hasSize(workers);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void theNumberOfPiecesReadAtOnceChangesNothing(int workers) {
        FakeShelf alone = new FakeShelf();
        Detections expected = inPieces(alone, pieces(), 1, DetectFacesTest::crowd);

        Detections found = inPieces(shelf, pieces(), workers, DetectFacesTest::crowd);

        assertThat(found).isEqualTo(expected);
        assertThat(found.faces()).hasSizeGreaterThan(50);
        assertThat(shelf.crops()).isEqualTo(alone.crops());
        unused(video);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void theNumberOfWorkersChangesNothingWithCloserLooksEither(int workers) {
        FakeShelf alone = new FakeShelf();
        FakeVideo again = new FakeVideo(ledger, 25, Glances.shots(40, 31, 29));
        Detections expected = closely(again, alone, 1);

        Detections found = closely(video, shelf, workers);

        assertThat(found).isEqualTo(expected);
        assertThat(shelf.crops()).isEqualTo(alone.crops());
        assertThat(found.faces())
                .as("what closer looks showed")
                .filteredOn(d -> d.conf() > SEEN_CLOSER)
                .hasSizeBetween(12, 4 * 8 + 16)
                .allMatch(Detection::plausible);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void theNumberOfPiecesReadAtOnceChangesNothingWithCloserLooksEither(int workers) {
        FakeShelf alone = new FakeShelf();
        Detections expected = inPieces(alone, pieces(), 1, new Twice()::see, CLOSER);

        Detections found = inPieces(shelf, pieces(), workers, new Twice()::see, CLOSER);

        assertThat(found).isEqualTo(expected);
        assertThat(found.faces()).anyMatch(d -> d.conf() > SEEN_CLOSER);
        assertThat(shelf.crops()).isEqualTo(alone.crops());
        unused(video);
    }

    @Test
    void anErrorInACloserLookEndsTheStage() {
        Twice twice = new Twice();
        assertThatThrownBy(() -> closely(video, shelf, 2, frame -> {
                    List<Candidate> faces = twice.see(frame);
                    if (frame == 40 && twice.closer(frame)) {
                        throw new IllegalStateException("out of memory");
                    }
                    return faces;
                }))
                .hasMessage("out of memory");
    }

    @Test
    void aFrameIsNotClosedWhileAWorkerStillLooksAtItMoreClosely() {
        Thread stage = Thread.currentThread();
        CountDownLatch neverOpened = new CountDownLatch(1);
        Twice twice = new Twice();
        assertThatThrownBy(() -> closely(video, shelf, 2, frame -> {
                    List<Candidate> faces = twice.see(frame);
                    if (frame == 0 && twice.closer(frame)) {
                        stage.interrupt();
                        await(neverOpened, 300);
                    }
                    return faces;
                }))
                .isInstanceOf(StageInterrupted.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void cutsAreFoundWithinPiecesAndWhereTheyMeetAndNowhereElse() {
        // the second piece begins at a cut, the third within a shot
        Detections found = inPieces(new FakeShelf(), pieces(), 2, DetectFacesTest::crowd);
        assertThat(found.cuts()).isEqualTo(detect(2, 3, DetectFacesTest::crowd).cuts());
    }

    @Test
    void ofEachShotIsKeptWhatItsFirstAndItsLastLookedAtFrameShow() {
        // the second piece begins at a cut, the third within a shot
        List<ShotEnds> inPieces =
                inPieces(new FakeShelf(), pieces(), 2, DetectFacesTest::crowd).shots();
        assertThat(inPieces).isEqualTo(detect(2, 3, DetectFacesTest::crowd).shots());
        assertThat(inPieces)
                .extracting(
                        ShotEnds::shot, s -> s.first().frame(), s -> s.last().frame())
                .containsExactly(tuple(0, 0L, 39L), tuple(1, 40L, 70L), tuple(2, 71L, 99L));
        assertThat(inPieces.get(1).first().ts()).isEqualTo(1.6);
        assertThat(inPieces.get(1).last().picture())
                .isEqualTo(Glances.noisy(2, 2, 30).thumbnail());
    }

    @Test
    void rowsAndPicturesOfLaterPiecesAreThoseOfTheWholeVideo() {
        List<Detection> faces =
                inPieces(shelf, pieces(), 3, DetectFacesTest::crowd).faces();
        for (int row = 0; row < faces.size(); row++) {
            Detection face = faces.get(row);
            assertThat(face.row()).isEqualTo(row);
            face.crop()
                    .ifPresent(name ->
                            assertThat(shelf.crops().get(name)).startsWith("frame " + face.frameIdx() + " at "));
        }
        assertThat(faces).extracting(Detection::frameIdx).isSorted().contains(40L, 85L, 99L);
        unused(video);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 46, 99})
    void anErrorInOnePieceEndsThemAll(int where) {
        FakePieces pieces = pieces();
        assertThatThrownBy(() -> inPieces(shelf, pieces, 2, frame -> {
                    if (frame == where) {
                        throw new IllegalStateException("out of memory");
                    }
                    return crowd(frame);
                }))
                .hasMessage("out of memory");
        assertThat(pieces.allClosed()).isTrue();
        unused(video);
    }

    @Test
    void anInterruptedStageLeavesNoPieceOpen() {
        FakePieces pieces = pieces();
        Thread stage = Thread.currentThread();
        assertThatThrownBy(() -> inPieces(shelf, pieces, 2, frame -> {
                    if (frame == 12) {
                        stage.interrupt();
                    }
                    return crowd(frame);
                }))
                .isInstanceOf(StageInterrupted.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(pieces.allClosed()).isTrue();
        unused(video);
    }

    @Test
    void facesAreLookedForWithStrideAndDenselyAroundCuts() {
        Set<Integer> looked = new ConcurrentSkipListSet<>();
        Detections found = detect(2, 3, frame -> {
            looked.add(frame);
            return List.of();
        });
        Set<Integer> expected = new TreeSet<>();
        int[] starts = {0, 40, 71, 100};
        for (int shot = 0; shot < 3; shot++) {
            int start = starts[shot];
            int end = starts[shot + 1];
            expected.addAll(List.of(start, start + 1, start + 2, end - 1));
            for (int f = start; f < end; f += 3) {
                expected.add(f);
            }
        }
        assertThat(looked).isEqualTo(expected);
        assertThat(found.looks().count()).isEqualTo(expected.size());
        assertThat(found.cuts()).containsExactly(40L, 71L);
    }

    @Test
    void withStrideOneEveryFrameIsLookedAt() {
        assertThat(detect(2, 1, frame -> List.of()).looks().count()).isEqualTo(100);
    }

    @Test
    void rowsAreNumberedByFrameAndFromLeftToRight() {
        List<Detection> faces = detect(3, 3, DetectFacesTest::crowd).faces();
        for (int row = 0; row < faces.size(); row++) {
            assertThat(faces.get(row).row()).isEqualTo(row);
            if (row > 0) {
                Detection before = faces.get(row - 1);
                Detection now = faces.get(row);
                assertThat(before.frameIdx()).isLessThanOrEqualTo(now.frameIdx());
                if (before.frameIdx() == now.frameIdx()) {
                    assertThat(before.box().x1()).isLessThanOrEqualTo(now.box().x1());
                }
            }
        }
    }

    @Test
    void theShelfGetsExactlyTheCropsThatAreNamed() {
        List<Detection> faces = detect(2, 3, DetectFacesTest::crowd).faces();
        Set<String> named = new TreeSet<>();
        for (Detection d : faces) {
            d.crop().ifPresent(name -> {
                named.add(name);
                assertThat(shelf.crops().get(name)).startsWith("frame " + d.frameIdx() + " at ");
            });
        }
        assertThat(shelf.crops().keySet()).isEqualTo(named);
        assertThat(named).hasSizeBetween(6, faces.size() - 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void clothesAreThoseOfTheFrameAndComeWithItsCropOnly(int workers) {
        List<Detection> faces = detect(workers, 3, DetectFacesTest::crowd).faces();
        for (Detection d : faces) {
            // the frame is its own number all over
            byte[] rgb = {(byte) d.frameIdx(), (byte) (d.frameIdx() >> 8), (byte) FakeFrame.BLUE};
            Clothes expected = Clothes.of(new Crop(1, 1, new Box(0, 0, 1, 1), rgb));
            assertThat(d.clothes()).isEqualTo(d.crop().map(name -> expected));
        }
        assertThat(faces)
                .anyMatch(d -> d.clothes().isPresent())
                .anyMatch(d -> d.clothes().isEmpty());
    }

    @Test
    void aFaceAtTheBottomOfTheFrameHasACropAndNoClothes() {
        List<Detection> faces = detect(
                        1,
                        3,
                        f -> List.of(new Candidate(new Box(100, FakeFrame.HEIGHT - 60, 160, FakeFrame.HEIGHT), 0.9)))
                .faces();
        assertThat(faces)
                .anyMatch(d -> d.crop().isPresent())
                .allMatch(d -> d.clothes().isEmpty());
    }

    @Test
    void noCropIsSharedByTwoShots() {
        Box still = new Box(100, 100, 200, 200);
        // the best picture comes right before each cut
        List<Detection> faces = detect(2, 3, f -> List.of(new Candidate(still, f == 39 || f == 70 ? 0.99 : 0.8)))
                .faces();
        assertThat(faces)
                .filteredOn(d -> d.crop().isPresent())
                .extracting(Detection::frameIdx)
                .contains(39L, 70L)
                .anyMatch(f -> f >= 40 && f < 53)
                .anyMatch(f -> f >= 71 && f < 84);
    }

    @Test
    void aCropIsNotLargerThanItsFaceNorThanTheSetting() {
        detect(
                1,
                3,
                f -> List.of(
                        new Candidate(new Box(0, 0, 300, 300), 0.9), new Candidate(new Box(400, 100, 440, 140), 0.9)));
        assertThat(shelf.crops().values())
                .allMatch(crop -> crop.endsWith(" 256x256") || crop.endsWith(" 60x60"))
                .anyMatch(crop -> crop.endsWith(" 256x256"))
                .anyMatch(crop -> crop.endsWith(" 60x60"));
    }

    @Test
    void progressCountsEveryFrame() {
        List<Long> done = new ArrayList<>();
        new DetectFaces((f, how) -> video, (w, h) -> net(frame -> List.of()), shelf, settings(3, 3), 2)
                .detect(EP, FILE, shelf, (at, total) -> {
                    done.add(at);
                    assertThat(total).isEqualTo(100);
                });
        assertThat(done).startsWith(0L, 1L, 2L).endsWith(99L, 100L).isSorted();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void aNetThatFailsEndsTheStageWithItsOwnError(int workers) {
        assertThatThrownBy(() -> detect(workers, 3, frame -> {
                    if (frame == 46) {
                        throw new IllegalStateException("out of memory");
                    }
                    return crowd(frame);
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("out of memory");
    }

    @Test
    void aFrameIsNotClosedWhileAWorkerStillReadsIt() {
        CountDownLatch readingFrameOne = new CountDownLatch(1);
        CountDownLatch neverOpened = new CountDownLatch(1);
        assertThatThrownBy(() -> detect(2, 1, frame -> {
                    if (frame == 0) {
                        await(readingFrameOne, 10_000);
                        throw new IllegalStateException("out of memory");
                    }
                    if (frame == 1) {
                        readingFrameOne.countDown();
                        // time for the other worker's error to take everything down, if it does not wait
                        await(neverOpened, 300);
                        return crowd(frame);
                    }
                    return List.of();
                }))
                .hasMessage("out of memory");
    }

    @Test
    void anInterruptedStageWaitsForItsWorkersToo() {
        Thread stage = Thread.currentThread();
        CountDownLatch neverOpened = new CountDownLatch(1);
        assertThatThrownBy(() -> detect(2, 1, frame -> {
                    if (frame == 10) {
                        stage.interrupt();
                        await(neverOpened, 300);
                    }
                    return crowd(frame);
                }))
                .isInstanceOf(StageInterrupted.class);
        assertThat(Thread.interrupted()).as("whoever called can still see it").isTrue();
    }

    @Test
    void aStageThatIsInterruptedBeforeItBeginsEndsAtOnce() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> detect(2, 3, DetectFacesTest::crowd)).isInstanceOf(StageInterrupted.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(shelf.crops()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5})
    void aFullDiskLeavesNoFrameOpen(int crops) {
        shelf.fullAfter(crops);
        assertThatThrownBy(() -> detect(1, 3, DetectFacesTest::crowd)).hasMessage("disk full");
    }

    @Test
    void aFullDiskAtACutWithManyFacesLeavesNoFrameOpen() {
        shelf.fullAfter(0);
        assertThatThrownBy(() -> detect(1, 3, DetectFacesTest::row)).hasMessage("disk full");
    }

    @Test
    void eachNetIsOpenedForTheSizeOfTheVideo() {
        Queue<List<Integer>> sizes = new ConcurrentLinkedQueue<>();
        FaceNets opened = (w, h) -> {
            sizes.add(List.of(w, h));
            return net(DetectFacesTest::crowd);
        };

        new DetectFaces((f, how) -> video, opened, shelf, settings(3, 3), 2).detect(EP, FILE, shelf, Progress.none());

        assertThat(sizes).hasSize(2).containsOnly(List.of(FakeFrame.WIDTH, FakeFrame.HEIGHT));
    }

    @Test
    void netsThatWereOpenedAreClosedWhenAnotherCannotBe() {
        AtomicInteger asked = new AtomicInteger();
        DetectFaces detect = new DetectFaces(
                (f, how) -> video,
                (w, h) -> {
                    if (asked.incrementAndGet() == 3) {
                        throw new IllegalStateException("out of memory");
                    }
                    return net(DetectFacesTest::crowd);
                },
                shelf,
                settings(3, 3),
                4);
        assertThatThrownBy(() -> detect.detect(EP, FILE, shelf, Progress.none()))
                .hasMessage("out of memory");
        // they are opened side by side: the fourth may be open before it is known that the third cannot be
        assertThat(nets).hasSize(3).allMatch(FakeNet::closed);
    }

    private Detections detect(int workers, int stride, IntFunction<List<Candidate>> faces) {
        return new DetectFaces((f, how) -> video, (w, h) -> net(faces), shelf, settings(stride, 3), workers)
                .detect(EP, FILE, shelf, Progress.none());
    }

    private Detections closely(FakeVideo film, FakeShelf to, int workers) {
        return closely(film, to, workers, new Twice()::see);
    }

    private Detections closely(FakeVideo film, FakeShelf to, int workers, IntFunction<List<Candidate>> faces) {
        return new DetectFaces((f, how) -> film, (w, h) -> net(faces), to, CLOSER, workers)
                .detect(EP, FILE, to, Progress.none());
    }

    /** Shows the crowd faintly at the first look at a frame, and at each that follows a face in the middle of the view. */
    private static final class Twice {
        private final Map<Integer, Integer> looks = new ConcurrentHashMap<>();

        List<Candidate> see(int frame) {
            looks.merge(frame, 1, Integer::sum);
            return closer(frame) ? List.of(new Candidate(MIDDLE, conf(frame))) : faint(frame);
        }

        boolean closer(int frame) {
            return looks.getOrDefault(frame, 0) > 1;
        }

        private static double conf(int frame) {
            // below what a closer look must give, now and then
            return frame % 5 == 1 ? 0.6 : SEEN_CLOSER + 0.005 + frame / 100_000.0;
        }

        private static List<Candidate> faint(int frame) {
            return crowd(frame).stream()
                    .map(c -> new Candidate(c.box(), frame % 7 == 0 ? c.conf() : c.conf() / 3))
                    .toList();
        }
    }

    private FakePieces pieces() {
        return new FakePieces(ledger, 25, Glances.shots(40, 31, 29), List.of(0, 40, 85));
    }

    private Detections inPieces(FakeShelf to, FakePieces pieces, int workers, IntFunction<List<Candidate>> faces) {
        return inPieces(to, pieces, workers, faces, settings(3, 3));
    }

    private Detections inPieces(
            FakeShelf to, FakePieces pieces, int workers, IntFunction<List<Candidate>> faces, DetectSettings settings) {
        VideoSource source = new VideoSource() {
            @Override
            public Video open(Path file, Decode decode) {
                throw new AssertionError("pieces were asked for");
            }

            @Override
            public Segments pieces(Path file, Decode decode) {
                return pieces;
            }
        };
        Detections found = new DetectFaces(source, (w, h) -> net(faces), to, settings, workers)
                .detect(EP, FILE, to, Progress.none());
        assertThat(pieces.handedOut()).isEqualTo(3);
        assertThat(pieces.allClosed()).isTrue();
        return found;
    }

    private static void unused(FakeVideo video) {
        video.close();
    }

    private FakeNet net(IntFunction<List<Candidate>> faces) {
        FakeNet net = new FakeNet(faces);
        nets.add(net);
        return net;
    }

    private static DetectSettings settings(int stride, int framesAfterCut) {
        return new DetectSettings(stride, stride, framesAfterCut, 0.1, 0.5, 0.4, 0.5, 0.6, 256, 1, 0, Decode.EVERY);
    }

    /** Three people who move, with some noise and a weak echo of a box; the same for a frame whoever asks. */
    private static List<Candidate> crowd(int frame) {
        Random random = new Random(frame);
        List<Candidate> out = new ArrayList<>();
        for (int person = 0; person < 3; person++) {
            double x = 80 + 200 * person + 0.7 * frame;
            double side = 60 + 10 * person;
            double conf = 0.55 + 0.45 * random.nextDouble();
            out.add(new Candidate(Box.around(x, 180, side, side), conf));
            out.add(new Candidate(Box.around(x + 4, 182, side, side), conf / 2));
        }
        return out;
    }

    /** Sixteen faces side by side, which all lose their bins at the same cut. */
    private static List<Candidate> row(int frame) {
        List<Candidate> out = new ArrayList<>();
        for (int person = 0; person < 16; person++) {
            out.add(new Candidate(Box.around(20 + 40 * person, 180, 36, 36), 0.7 + frame / 1000.0));
        }
        return out;
    }

    private static void await(CountDownLatch latch, int millis) {
        try {
            boolean opened = latch.await(millis, TimeUnit.MILLISECONDS);
            assertThat(opened || millis < 1000).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError("workers are never interrupted", e);
        }
    }
}
