package io.dropcast.video.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class YuvToRgbTest {
    /** The corners of the colour cube, by the tables of ITU-R BT.601 and BT.709. */
    @ParameterizedTest
    @CsvSource({
        "false, false, 16, 128, 128, 0, 0, 0",
        "false, false, 235, 128, 128, 255, 255, 255",
        "false, false, 126, 128, 128, 128, 128, 128",
        "false, false, 81, 90, 240, 255, 0, 0",
        "false, false, 145, 54, 34, 0, 255, 0",
        "false, false, 41, 240, 110, 0, 0, 255",
        "true, false, 16, 128, 128, 0, 0, 0",
        "true, false, 235, 128, 128, 255, 255, 255",
        "true, false, 63, 102, 240, 255, 0, 0",
        "true, false, 173, 42, 26, 0, 255, 0",
        "true, false, 32, 240, 118, 0, 0, 255",
        "false, true, 0, 128, 128, 0, 0, 0",
        "false, true, 255, 128, 128, 255, 255, 255",
        "false, true, 76, 85, 255, 255, 0, 0",
        "false, true, 29, 255, 107, 0, 0, 255",
        "true, true, 54, 99, 255, 255, 0, 0"
    })
    void knownColoursComeOutRight(boolean bt709, boolean full, int y, int u, int v, int red, int green, int blue) {
        byte[] rgb = new byte[4];
        YuvToRgb.of(bt709, full).convert(y, u, v, 1, rgb, 1);
        // a step of stored colour is up to two steps of RGB
        assertThat(rgb[1] & 0xff).isCloseTo(red, within(2));
        assertThat(rgb[2] & 0xff).isCloseTo(green, within(2));
        assertThat(rgb[3] & 0xff).isCloseTo(blue, within(2));
    }

    @ParameterizedTest
    @CsvSource({"false, 16, 0", "false, 235, 255", "false, 0, 0", "false, 255, 255", "true, 0, 0", "true, 77, 77"})
    void greyIsLumaWithoutItsFootAndHeadRoom(boolean full, float luma, float grey) {
        assertThat(YuvToRgb.of(true, full).grey(luma)).isCloseTo(grey, within(0.01f));
    }
}
