package io.dropcast.video.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dropcast.video.Decode;
import io.dropcast.video.Frame;
import io.dropcast.video.Segments;
import io.dropcast.video.UnusableVideo;
import io.dropcast.video.Video;
import io.dropcast.video.VideoFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pieces give the frames of the whole video, whoever reads them and in whatever order. */
@Timeout(60)
final class FfSegmentsTest {
    private static final int FRAMES = 400;
    private static final int KEY_FRAME_EVERY = 30;
    private static final Path LABELLED = Path.of(System.getProperty("dropcast.truth", "../shared"), "episodes");

    @TempDir
    Path folder;

    private record Reading(List<List<Shown>> pieces, VideoFacts facts) {
        List<Shown> frames() {
            return pieces.stream().flatMap(List::stream).toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.mp4", "a.mkv", "a.mov"})
    void piecesGiveTheFramesOfTheWhole(String name) throws Exception {
        Path film = film(name, "libopenh264");
        Reading reading = inPieces(film, 3);
        assertThat(reading.frames()).isEqualTo(whole(film, Decode.EVERY)).hasSize(FRAMES);
        assertThat(reading.facts.frames()).isEqualTo(FRAMES);
        assertThat(reading.facts.seconds()).isCloseTo(FRAMES / 25.0, within(0.001));
    }

    @Test
    void aPieceBeginsAtTheFirstKeyFrameAfterFiveSeconds() throws Exception {
        Reading reading = inPieces(film("a.mp4", "libopenh264"), 1);
        assertThat(reading.pieces).hasSize(3);
        long start = 0;
        for (List<Shown> piece : reading.pieces) {
            long first = piece.get(0).index();
            assertThat(first).isBetween(start, start + KEY_FRAME_EVERY);
            start = first + 125;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void theNumberOfReadersChangesNothing(int readers) throws Exception {
        Path film = film("a.mp4", "libopenh264");
        assertThat(inPieces(film, readers)).isEqualTo(inPieces(film, 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.mp4", "a.ts"})
    void whereDecodingCannotBeginAnewTheVideoIsOnePiece(String name) throws Exception {
        Path film = film(name, "mpeg4");
        try (Segments pieces = new FfVideoSource(1).pieces(film, Decode.NEEDED)) {
            assertThat(pieces.sideBySide()).isFalse();
            assertThat(read(pieces.next().orElseThrow())).isNotEmpty();
            assertThat(pieces.next()).isEmpty();
        }
    }

    @Test
    void whoWantsEveryFrameGetsOnePiece() throws Exception {
        Path film = film("a.mp4", "libopenh264");
        try (Segments pieces = new FfVideoSource(1).pieces(film, Decode.EVERY)) {
            assertThat(pieces.sideBySide()).isFalse();
            assertThat(read(pieces.next().orElseThrow())).hasSize(FRAMES);
        }
    }

    @Test
    void aPieceThatIsGivenUpHoldsNobodyUp() throws Exception {
        try (Segments pieces = new FfVideoSource(1).pieces(film("a.mp4", "libopenh264"), Decode.NEEDED)) {
            pieces.next().orElseThrow().close();
            Video second = pieces.next().orElseThrow();
            Video third = pieces.next().orElseThrow();
            assertThat(pieces.next()).isEmpty();
            long middle = read(third).get(0).index();
            assertThat(read(second)).extracting(Shown::index).endsWith(middle - 1);
        }
    }

    @Test
    void aFileThatWasCutOffIsNoVideo() throws Exception {
        Path film = film("a.mkv", "libopenh264");
        byte[] bytes = Files.readAllBytes(film);
        Files.write(film, java.util.Arrays.copyOf(bytes, bytes.length * 2 / 3));
        assertThatThrownBy(() -> inPieces(film, 2))
                .isInstanceOf(UnusableVideo.class)
                .hasMessageContaining("was cut off");
    }

    @Tag("integration")
    @ParameterizedTest
    @ValueSource(strings = {"sitcom-s01e01.mp4", "studio-s01e01.mp4"})
    void theSameOfAnEpisode(String name) throws Exception {
        Path film = LABELLED.resolve(name);
        assumeTrue(Files.exists(film), "no labelled episodes in " + LABELLED);
        Reading reading = inPieces(film, 2);
        assertThat(reading.pieces).hasSizeGreaterThan(5);
        List<Shown> needed = whole(film, Decode.NEEDED);
        assertThat(reading.frames()).isEqualTo(needed);
        assertThat(reading.facts.frames()).isGreaterThan(needed.size());
    }

    /** The pieces in order, read by so many threads. */
    private static Reading inPieces(Path film, int readers) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(readers);
        try (Segments pieces = new FfVideoSource(2).pieces(film, Decode.NEEDED)) {
            assertThat(pieces.sideBySide()).isTrue();
            List<Future<List<Shown>>> running = new ArrayList<>();
            for (Optional<Video> next = pieces.next(); next.isPresent(); next = pieces.next()) {
                Video piece = next.get();
                running.add(threads.submit(() -> read(piece)));
            }
            List<List<Shown>> all = new ArrayList<>();
            for (Future<List<Shown>> piece : running) {
                all.add(piece.get());
            }
            return new Reading(all, pieces.facts());
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } finally {
            threads.shutdown();
        }
    }

    private static List<Shown> whole(Path film, Decode decode) {
        return read(new FfVideoSource(2).open(film, decode));
    }

    private static List<Shown> read(Video video) {
        try (video) {
            List<Shown> frames = new ArrayList<>();
            for (Optional<Frame> next = video.next(); next.isPresent(); next = video.next()) {
                frames.add(Shown.of(next.get()));
            }
            return frames;
        }
    }

    private Path film(String name, String encoder) throws IOException {
        return DotFilm.make(folder.resolve(name), encoder, FRAMES, KEY_FRAME_EVERY, 0);
    }
}
