package io.dropcast.javacv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UprightTest {
    /** Where the stored picture's top left corner and the end of its top edge are shown, for 160 x 96. */
    @ParameterizedTest
    @CsvSource({
        "0, 160, 96, 0, 0, 160, 0",
        "1, 96, 160, 96, 0, 96, 160",
        "2, 160, 96, 160, 96, 0, 96",
        "3, 96, 160, 0, 160, 0, 0"
    })
    void theCornersGoWhereAClockwiseTurnTakesThem(
            int turns, int width, int height, double leftX, double leftY, double rightX, double rightY) {
        Upright upright = Upright.of(160, 96, 1, turns);
        assertThat(upright.shownWidth()).isEqualTo(width);
        assertThat(upright.shownHeight()).isEqualTo(height);
        assertThat(upright.storedX(leftX, leftY)).isCloseTo(0, within(1e-9));
        assertThat(upright.storedY(leftX, leftY)).isCloseTo(0, within(1e-9));
        assertThat(upright.storedX(rightX, rightY)).isCloseTo(160, within(1e-9));
        assertThat(upright.storedY(rightX, rightY)).isCloseTo(0, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"0, 1024, 576", "1, 576, 1024", "2, 1024, 576", "3, 576, 1024"})
    void pixelsBecomeSquare(int turns, int width, int height) {
        // a PAL DVD: 720 stored pixels shown 16:9
        Upright upright = Upright.of(720, 576, 64.0 / 45, turns);
        assertThat(upright.shownWidth()).isEqualTo(width);
        assertThat(upright.shownHeight()).isEqualTo(height);
        double acrossShown = turns % 2 == 0 ? upright.storedPerShownX() : upright.storedPerShownY();
        double downShown = turns % 2 == 0 ? upright.storedPerShownY() : upright.storedPerShownX();
        assertThat(acrossShown).isCloseTo(720.0 / 1024, within(1e-9));
        assertThat(downShown).isCloseTo(1, within(1e-9));
    }

    @Test
    void otherTurnsAreRefused() {
        assertThatThrownBy(() -> Upright.of(160, 96, 1, 4))
                .hasMessageContaining("0..3")
                .hasMessageContaining("4");
    }
}
