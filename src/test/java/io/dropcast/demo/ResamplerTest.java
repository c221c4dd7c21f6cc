package io.dropcast.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dropcast.face.Box;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

final class ResamplerTest {

    @Test
    void theWholePictureAtItsOwnSizeIsItself() {
        BufferedImage picture = ramp(40, 30);
        BufferedImage same = new Resampler(picture).cut(new Box(0, 0, 40, 30), 40, 30);
        for (int y = 0; y < 30; y++) {
            for (int x = 0; x < 40; x++) {
                assertThat(same.getRGB(x, y)).isEqualTo(picture.getRGB(x, y));
            }
        }
    }

    @Test
    void halfAPixelFurtherIsHalfAStepBrighter() {
        Resampler resampler = new Resampler(ramp(40, 30));
        int there = red(resampler.cut(new Box(8, 8, 24, 17), 16, 9), 5, 4);
        int further = red(resampler.cut(new Box(8.5, 8, 24.5, 17), 16, 9), 5, 4);
        assertThat(further - there).isEqualTo(2);
    }

    @Test
    void aFinePatternShrinksToGreyAndNotToStripes() {
        BufferedImage stripes = new BufferedImage(300, 180, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 180; y++) {
            for (int x = 0; x < 300; x += 2) {
                stripes.setRGB(x, y, 0xffffff);
            }
        }
        BufferedImage small = new Resampler(stripes).cut(new Box(0, 0, 300, 180), 100, 60);
        for (int x = 5; x < 95; x++) {
            assertThat(red(small, x, 30)).isCloseTo(127, within(8));
        }
    }

    @Test
    void aPartOfAnotherPictureIsTakenAsItIs() {
        BufferedImage part = ramp(40, 30).getSubimage(10, 5, 16, 9);
        BufferedImage same = new Resampler(part).cut(new Box(0, 0, 16, 9), 16, 9);
        assertThat(same.getRGB(3, 3)).isEqualTo(part.getRGB(3, 3));
    }

    private static int red(BufferedImage picture, int x, int y) {
        return (picture.getRGB(x, y) >> 16) & 0xff;
    }

    /** Red grows by 4 a column, green by 5 a row. */
    private static BufferedImage ramp(int width, int height) {
        BufferedImage ramp = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                ramp.setRGB(x, y, ((4 * x) << 16) | ((5 * y) << 8) | 77);
            }
        }
        return ramp;
    }
}
