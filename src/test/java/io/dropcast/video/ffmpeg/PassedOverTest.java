package io.dropcast.video.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dropcast.video.Decode;
import io.dropcast.video.Frame;
import io.dropcast.video.Video;
import io.dropcast.video.VideoFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames that no other is made from are passed over, counted, and there when they are asked for. */
final class PassedOverTest {
    private static final int FRAMES = 95;
    private static final Path LABELLED = Path.of(System.getProperty("dropcast.truth", "../shared"), "episodes");

    @TempDir
    Path folder;

    private record Reading(List<Shown> given, List<Shown> passedOver, VideoFacts facts) {}

    @ParameterizedTest
    @CsvSource({"a.mp4, mpeg4", "a.mkv, mpeg4", "a.mov, mpeg2video", "a.mkv, mpeg2video"})
    void whatIsPassedOverIsCountedAndThereWhenAskedFor(String name, String encoder) throws IOException {
        Path film = film(name, encoder);
        Reading every = read(film, Decode.EVERY, 1);
        Reading needed = read(film, Decode.NEEDED, 1);
        assertThat(every.given).hasSize(FRAMES);
        assertThat(every.passedOver).isEmpty();
        assertThat(needed.given.size()).isLessThan(FRAMES * 2 / 3);
        assertSame(every, needed);
    }

    @Test
    void theNumberOfDecoderThreadsChangesNothing() throws IOException {
        Path film = film("a.mp4", "mpeg4");
        assertThat(read(film, Decode.NEEDED, 3)).isEqualTo(read(film, Decode.NEEDED, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.avi", "a.ts", "a.mpg"})
    void whereTimeStampsCannotBeReliedOnEveryFrameIsDecoded(String name) throws IOException {
        Path film = film(name, name.equals("a.mpg") ? "mpeg2video" : "mpeg4");
        Reading needed = read(film, Decode.NEEDED, 1);
        assertThat(needed.passedOver).isEmpty();
        assertThat(needed.given).isEqualTo(read(film, Decode.EVERY, 1).given);
    }

    @Test
    void onlyTheStretchesThatAreAskedForAreDecoded() throws IOException {
        Path film = film("a.mp4", "mpeg4");
        Reading every = read(film, Decode.EVERY, 1);
        try (Video video = new FfVideoSource(1).open(film, Decode.NEEDED)) {
            List<Shown> found = new ArrayList<>();
            int gap = 0;
            long last = -1;
            for (Optional<Frame> next = video.next(); next.isPresent(); next = video.next()) {
                boolean passed = next.get().index() > last + 1;
                last = Shown.of(next.get()).index();
                // some near each other, some far apart, and the last ones
                if (passed && (++gap % 7 < 2 || last > 80)) {
                    video.passedOver().forEach(frame -> found.add(Shown.of(frame)));
                }
            }
            assertThat(found).isNotEmpty().isSubsetOf(every.given);
            assertThat(found).extracting(Shown::index).isSorted().doesNotHaveDuplicates();
        }
    }

    @Tag("integration")
    @ParameterizedTest
    @ValueSource(strings = {"sitcom-s01e01.mp4"})
    void theSameOfH264(String name) {
        Path film = LABELLED.resolve(name);
        assumeTrue(Files.exists(film), "no labelled episodes in " + LABELLED);
        Reading every = read(film, Decode.EVERY, 2);
        Reading needed = read(film, Decode.NEEDED, 2);
        assertThat(needed.given.size()).isLessThan(every.given.size() * 4 / 5);
        assertSame(every, needed);
    }

    private static void assertSame(Reading every, Reading needed) {
        assertThat(needed.given).isSubsetOf(every.given);
        List<Shown> all = new ArrayList<>(needed.given);
        all.addAll(needed.passedOver);
        all.sort(java.util.Comparator.comparing(Shown::index));
        // what stands behind the last frame that was needed is passed over for good
        assertThat(all).isEqualTo(every.given.subList(0, all.size()));
        assertThat(all.size()).isGreaterThan(every.given.size() - 4);
        assertThat(needed.facts.frames()).isEqualTo(every.facts.frames());
        assertThat(needed.facts.seconds())
                .isCloseTo(every.facts.seconds(), org.assertj.core.api.Assertions.within(0.001));
    }

    private static Reading read(Path film, Decode decode, int threads) {
        try (Video video = new FfVideoSource(threads).open(film, decode)) {
            List<Shown> given = new ArrayList<>();
            List<Shown> passedOver = new ArrayList<>();
            for (Optional<Frame> next = video.next(); next.isPresent(); next = video.next()) {
                given.add(Shown.of(next.get()));
                video.passedOver().forEach(frame -> passedOver.add(Shown.of(frame)));
            }
            return new Reading(given, passedOver, video.facts());
        }
    }

    /** Two of three frames are bidirectional, so no other is made from them; a key frame every 20. */
    private Path film(String name, String encoder) throws IOException {
        return DotFilm.make(folder.resolve(name), encoder, FRAMES, 20, 2);
    }
}
