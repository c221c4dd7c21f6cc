package io.dropcast.report.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dropcast.report.story.ScreenTime.Stretch;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ScreenTimeTest {

    @Test
    void oneSightingStandsForOneStep() {
        assertThat(time(seen(1, 4, 4)).seconds()).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void momentsThatTwoTracksShareCountOnce() {
        ScreenTime time = time(seen(1, 1, 5), seen(2, 3, 6), seen(3, 3, 4));
        assertThat(time.stretches()).containsExactly(new Stretch(1, 6.5));
        assertThat(time.seconds()).isEqualTo(5.5);
    }

    @Test
    void tracksThatTouchAreOneStretch() {
        assertThat(time(seen(1, 1, 1.5), seen(2, 2, 3)).stretches()).containsExactly(new Stretch(1, 3.5));
    }

    @Test
    void tracksThatMissByARoundingTouch() {
        assertThat(time(seen(1, 0, 0.1 + 0.2), seen(2, 0.8, 1)).stretches()).hasSize(1);
    }

    @Test
    void aGapEndsAStretch() {
        ScreenTime time = time(seen(2, 10, 11), seen(1, 1, 2));
        assertThat(time.stretches()).containsExactly(new Stretch(1, 2.5), new Stretch(10, 11.5));
        assertThat(time.firstSeen()).isEqualTo(1);
        assertThat(time.lastSeen()).isEqualTo(11.5);
        assertThat(time.seconds()).isEqualTo(3);
    }

    @Test
    void theLastStepEndsWithTheVideo() {
        ScreenTime time = ScreenTime.of(List.of(seen(1, 0, 9.9)), 10);
        assertThat(time.seconds()).isEqualTo(10);
        assertThat(time.share(10)).isEqualTo(1);
    }

    @Test
    void bridgingClosesSmallHolesOnly() {
        ScreenTime time = time(seen(1, 1, 2), seen(2, 2.9, 4), seen(3, 6, 7));
        assertThat(time.bridging(0.5)).containsExactly(new Stretch(1, 4.5), new Stretch(6, 7.5));
        assertThat(time.stretches()).hasSize(3);
    }

    @Test
    void nobodyHasNoScreenTime() {
        ScreenTime nobody = ScreenTime.of(List.of(), 10);
        assertThat(nobody.seconds()).isZero();
        assertThat(nobody.share(0)).isZero();
        assertThat(nobody.firstSeen()).isZero();
        assertThat(nobody.lastSeen()).isZero();
    }

    private static Appearance seen(int track, double first, double last) {
        return Stories.until(last + 0.5, Stories.seen(track, first, last));
    }

    private static ScreenTime time(Appearance... tracks) {
        return ScreenTime.of(List.of(tracks), 100);
    }
}
