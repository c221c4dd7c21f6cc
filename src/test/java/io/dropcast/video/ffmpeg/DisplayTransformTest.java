package io.dropcast.video.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dropcast.face.Box;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DisplayTransformTest {
    /** The stored picture's top left quarter of 160 x 96, as it is shown. */
    @ParameterizedTest
    @CsvSource({
        "0, 160, 96, 0, 0, 80, 48",
        "1, 96, 160, 48, 0, 96, 80",
        "2, 160, 96, 80, 48, 160, 96",
        "3, 96, 160, 0, 80, 48, 160"
    })
    void theCornersGoWhereAClockwiseTurnTakesThem(
            int turns, int width, int height, double x1, double y1, double x2, double y2) {
        DisplayTransform upright = DisplayTransform.of(160, 96, 1, turns);
        assertThat(upright.shownWidth()).isEqualTo(width);
        assertThat(upright.shownHeight()).isEqualTo(height);
        assertThat(upright.stored(new Box(x1, y1, x2, y2))).isEqualTo(new Box(0, 0, 80, 48));
    }

    @ParameterizedTest
    @CsvSource({"0, 1024, 576", "1, 576, 1024", "2, 1024, 576", "3, 576, 1024"})
    void pixelsBecomeSquare(int turns, int width, int height) {
        // a PAL DVD: 720 stored pixels shown 16:9
        DisplayTransform upright = DisplayTransform.of(720, 576, 64.0 / 45, turns);
        assertThat(upright.shownWidth()).isEqualTo(width);
        assertThat(upright.shownHeight()).isEqualTo(height);
        Box whole = upright.stored(new Box(0, 0, width, height));
        assertThat(whole.width()).isCloseTo(720, within(1e-9));
        assertThat(whole.height()).isCloseTo(576, within(1e-9));
    }

    @Test
    void otherTurnsAreRefused() {
        assertThatThrownBy(() -> DisplayTransform.of(160, 96, 1, 4))
                .hasMessageContaining("0..3")
                .hasMessageContaining("4");
    }
}
