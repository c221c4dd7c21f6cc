package io.dropcast.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ShotReaderTest {
    private final FrameLedger ledger = new FrameLedger();

    @Test
    void framesComeInOrderWithTheirPlaceInTheirShot() {
        Reading reading = read(Glances.shots(30, 20, 10));
        assertThat(reading.rows).hasSize(60);
        assertThat(reading.rows.get(0)).isEqualTo(new Row(0, 0, 0, false));
        assertThat(reading.rows.get(29)).isEqualTo(new Row(29, 0, 29, true));
        assertThat(reading.rows.get(30)).isEqualTo(new Row(30, 1, 0, false));
        assertThat(reading.rows.get(49)).isEqualTo(new Row(49, 1, 19, true));
        assertThat(reading.rows.get(50)).isEqualTo(new Row(50, 2, 0, false));
        assertThat(reading.rows.get(59)).isEqualTo(new Row(59, 2, 9, true));
        assertThat(reading.cuts).containsExactly(30L, 50L);
        assertThat(reading.rows)
                .extracting(Row::frame)
                .containsExactlyElementsOf(LongStream.range(0, 60).boxed().toList());
    }

    @Test
    void onlyTheLastFrameOfAShotEndsIt() {
        Reading reading = read(Glances.shots(12, 9, 7));
        assertThat(reading.rows)
                .filteredOn(Row::endsShot)
                .extracting(Row::frame)
                .containsExactly(11L, 20L, 27L);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void aVideoShorterThanTheLookaheadComesWhole(int frames) {
        Reading reading = read(Glances.shots(frames));
        assertThat(reading.rows)
                .containsExactlyElementsOf(IntStream.range(0, frames)
                        .mapToObj(f -> new Row(f, 0, f, f == frames - 1))
                        .toList());
        assertThat(reading.cuts).isEmpty();
        ledger.assertAllClosedOnce();
    }

    @Test
    void anEmptyVideoHasNoFrames() {
        assertThat(read(List.of()).rows).isEmpty();
    }

    @Test
    void theEndComesAgainWhenAskedAgain() {
        try (FakeVideo video = new FakeVideo(ledger, 25, Glances.shots(4));
                ShotReader reader = new ShotReader(video)) {
            drain(reader, new ArrayList<>());
            assertThat(reader.next()).isEmpty();
            assertThat(reader.next()).isEmpty();
        }
        ledger.assertAllClosedOnce();
    }

    @Test
    void cutsAreThoseFoundSoFar() {
        try (FakeVideo video = new FakeVideo(ledger, 25, Glances.shots(10, 10, 10));
                ShotReader reader = new ShotReader(video)) {
            for (int f = 0; f < 15; f++) {
                reader.next().orElseThrow().frame().close();
            }
            assertThat(reader.cuts()).containsExactly(10L);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 7, 30})
    void whoStopsInTheMiddleLeavesNoFrameOpen(int read) {
        FakeVideo video = new FakeVideo(ledger, 25, Glances.shots(20, 10));
        try (ShotReader reader = new ShotReader(video)) {
            for (int f = 0; f < read; f++) {
                reader.next().orElseThrow().frame().close();
            }
        }
        ledger.assertAllClosedOnce();
        assertThat(video.closed()).as("the video is not the reader's").isFalse();
    }

    @Test
    void framesAreHeldBackAsFewAsTheLookaheadNeeds() {
        try (FakeVideo video = new FakeVideo(ledger, 25, Glances.shots(100));
                ShotReader reader = new ShotReader(video)) {
            for (int f = 0; f < 50; f++) {
                reader.next().orElseThrow().frame().close();
                assertThat(ledger.open("while reading")).isLessThanOrEqualTo(ShotCuts.MOST_LOOKAHEAD + 1);
            }
        }
    }

    @Test
    void aVideoThatFailsOnTheWayLeavesNoFrameOpen() {
        Video failing = new FailingVideo(new FakeVideo(ledger, 25, Glances.shots(30)), 12);
        try (ShotReader reader = new ShotReader(failing)) {
            assertThatThrownBy(() -> drain(reader, new ArrayList<>())).hasMessage("cut off");
        }
        ledger.assertAllClosedOnce();
        assertThat(ledger.opened()).isEqualTo(12);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5})
    void aCutAmongFramesThatWerePassedOverIsFoundToTheFrame(int step) {
        for (int length = 21; length < 21 + step; length++) {
            Reading reading = read(Glances.shots(length, 20, 30), f -> f % step == 0);
            assertThat(reading.cuts).containsExactly((long) length, length + 20L);
        }
    }

    @Test
    void theFirstFramesOfAShotThatBeganUnseenAreThere() {
        Reading reading = read(Glances.shots(23, 40), f -> f % 2 == 0);
        assertThat(reading.rows).contains(new Row(22, 0, 22, true));
        assertThat(reading.rows)
                .filteredOn(row -> row.shot() == 1)
                .extracting(Row::sinceCut)
                .startsWith(0L, 1L, 2L, 3L, 5L, 7L);
    }

    @Test
    void whereNothingHappensNothingIsDecodedThatWasPassedOver() {
        Reading reading = read(Glances.shots(60), f -> f % 3 == 0);
        assertThat(reading.decodedLater).isZero();
        assertThat(reading.rows)
                .extracting(Row::frame)
                .containsExactlyElementsOf(
                        LongStream.range(0, 20).map(f -> 3 * f).boxed().toList());
        assertThat(reading.rows.get(19)).isEqualTo(new Row(57, 0, 57, true));
    }

    @Test
    void theLastFrameBeforeACutThatNobodySawEndsItsShot() {
        // a dissolve is told by the frames around it, and its middle may be a frame that was passed over
        List<FrameSignature> film = new ArrayList<>(Glances.shots(30));
        for (int f = 1; f <= 15; f++) {
            film.add(Glances.mixed(Glances.scene(1), Glances.scene(2), f / 16.0));
        }
        film.addAll(Glances.shots(1, 30).subList(1, 31));
        Reading every = read(film, f -> true);
        Reading reading = read(film, f -> f % 2 == 0);
        assertThat(every.cuts).hasSize(1);
        assertThat(reading.cuts).hasSize(1);
        assertThat(reading.cuts.get(0)).isCloseTo(every.cuts.get(0), org.assertj.core.api.Assertions.within(2L));
        assertThat(reading.rows)
                .filteredOn(Row::endsShot)
                .extracting(Row::frame)
                .first()
                .satisfies(last -> assertThat(last).isBetween(reading.cuts.get(0) - 2, reading.cuts.get(0) - 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 30})
    void whoStopsWhereFramesWerePassedOverLeavesNoneOpen(int read) {
        try (FakeVideo video = new FakeVideo(ledger, 25, Glances.shots(21, 40, 15), f -> f % 2 == 0);
                ShotReader reader = new ShotReader(video)) {
            for (int f = 0; f < read; f++) {
                reader.next().orElseThrow().frame().close();
            }
        }
        ledger.assertAllClosedOnce();
    }

    private Reading read(List<FrameSignature> film) {
        return read(film, f -> true);
    }

    private Reading read(List<FrameSignature> film, IntPredicate given) {
        List<Row> rows = new ArrayList<>();
        try (FakeVideo video = new FakeVideo(ledger, 25, film, given);
                ShotReader reader = new ShotReader(video)) {
            drain(reader, rows);
            return new Reading(rows, reader.cuts(), video.decodedLater());
        }
    }

    private static void drain(ShotReader reader, List<Row> rows) {
        for (Optional<ShotFrame> next = reader.next(); next.isPresent(); next = reader.next()) {
            try (Frame frame = next.get().frame()) {
                rows.add(new Row(
                        frame.index(),
                        next.get().shot(),
                        next.get().sinceCut(),
                        next.get().endsShot()));
            }
        }
    }

    private record Row(long frame, int shot, long sinceCut, boolean endsShot) {}

    private record Reading(List<Row> rows, List<Long> cuts, int decodedLater) {}

    /** Reads so many frames and then finds the file damaged. */
    private static final class FailingVideo implements Video {
        private final Video video;
        private int left;

        FailingVideo(Video video, int frames) {
            this.video = video;
            this.left = frames;
        }

        @Override
        public VideoFacts facts() {
            return video.facts();
        }

        @Override
        public Optional<Frame> next() {
            if (left-- == 0) {
                throw new UnusableVideo("cut off");
            }
            return video.next();
        }

        @Override
        public List<Frame> passedOver() {
            return video.passedOver();
        }

        @Override
        public void close() {
            video.close();
        }
    }
}
