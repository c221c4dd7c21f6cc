package io.dropcast.report.story;

import static io.dropcast.report.story.Stories.judged;
import static io.dropcast.report.story.Stories.many;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dropcast.report.ThumbChoice;
import io.dropcast.report.TimeAxis;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The small things that the page is made of: axis, words, choice of pictures, the clock of the frames. */
final class ReportPartsTest {

    @Test
    void theTimeAxisIsMarkedAtRoundTimes() {
        assertThat(TimeAxis.marks(9)).containsExactly(0.0, 2.0, 4.0, 6.0, 8.0);
        assertThat(TimeAxis.marks(2700)).containsExactly(0.0, 600.0, 1200.0, 1800.0, 2400.0);
        assertThat(TimeAxis.marks(0.4)).containsExactly(0.0);
        assertThat(TimeAxis.marks(200_000)).hasSizeBetween(4, 9);
    }

    @Test
    void timesReadLikeTimes() {
        assertThat(ReportText.clock(65.9)).isEqualTo("1:05");
        assertThat(ReportText.clock(3665)).isEqualTo("1:01:05");
        assertThat(ReportText.exactClock(65.25)).isEqualTo("1:05.2");
        assertThat(ReportText.exactClock(0.3)).isEqualTo("0:00.3");
        assertThat(ReportText.duration(59.9)).isEqualTo("59.9\u00A0s");
        assertThat(ReportText.duration(59.97)).isEqualTo("1\u00A0min 00\u00A0s");
        assertThat(ReportText.duration(272)).isEqualTo("4\u00A0min 32\u00A0s");
        assertThat(ReportText.duration(3599.9)).isEqualTo("1\u00A0h 00\u00A0min");
        assertThat(ReportText.duration(7500)).isEqualTo("2\u00A0h 05\u00A0min");
    }

    @Test
    void numbersReadLikeNumbers() {
        assertThat(ReportText.count(1, "track", "tracks")).isEqualTo("1\u00A0track");
        assertThat(ReportText.count(1234, "track", "tracks")).isEqualTo("1,234\u00A0tracks");
        assertThat(ReportText.plain(25)).isEqualTo("25");
        assertThat(ReportText.plain(100)).isEqualTo("100");
        assertThat(ReportText.plain(24_000 / 1001.0)).isEqualTo("23.976");
    }

    @Test
    void anUnknownReasonIsStillReadable() {
        assertThat(ReportText.reason("seen_twice_at_once")).isEqualTo("Stands alone: seen twice at once");
    }

    @Test
    void picturesAreSpreadOverTheEpisodeAndDoubtfulOnesAreIn() {
        List<Appearance> tracks = new ArrayList<>(List.of(many(100)));
        tracks.set(41, judged(42, 82, 83, 0.2, 0.3, true, Optional.empty()));
        List<Appearance> chosen = ThumbChoice.of(tracks, 10);
        assertThat(chosen)
                .hasSize(10)
                .contains(tracks.get(0), tracks.get(41))
                .isSortedAccordingTo(Comparator.comparingDouble(Appearance::firstTs));
        assertThat(chosen.get(9).firstTs()).isGreaterThan(150);
        assertThat(ThumbChoice.of(tracks, 100)).isEqualTo(tracks);
    }

    @Test
    void aCutStandsBetweenTheFramesAroundIt() {
        // the first hundred frames take ten seconds, the second hundred four
        FrameClock clock = new FrameClock(Map.of(100L, 10.0, 200L, 14.0), 25);
        assertThat(clock.seconds(0)).isZero();
        assertThat(clock.seconds(50)).isCloseTo(5, within(1e-9));
        assertThat(clock.seconds(150)).isCloseTo(12, within(1e-9));
        assertThat(clock.seconds(200)).isEqualTo(14);
        assertThat(clock.seconds(225)).isCloseTo(15, within(1e-9));
        assertThat(new FrameClock(Map.of(), 10).seconds(25)).isEqualTo(2.5);
    }
}
