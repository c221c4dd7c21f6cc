package io.dropcast.video.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dropcast.face.Box;
import io.dropcast.face.Crop;
import io.dropcast.face.GreyPatch;
import io.dropcast.video.FrameSignature;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PlanesTest {
    private static final int WIDTH = 32;
    private static final int HEIGHT = 16;

    @Test
    void aRegionOfItsOwnSizeIsCopied() {
        Crop crop = planes(PlanesTest::ramp).rgb(new Box(8, 4, 24, 12), 16, 8);
        for (int y = 0; y < 8; y++) {
            for (int x = 0; x < 16; x++) {
                int expected = ramp(8 + x, 4 + y);
                assertThat(pixel(crop, x, y)).containsExactly(expected, expected, expected);
            }
        }
    }

    @Test
    void betweenPixelsValuesAreBetweenThem() {
        Crop crop = planes(PlanesTest::ramp).rgb(new Box(8.5, 4.5, 16.5, 12.5), 8, 8);
        // 2 + 2.5 more than the pixel to the upper left
        assertThat(pixel(crop, 3, 2)[0]).isCloseTo(ramp(11, 6) + 4, within(1));
    }

    @Test
    void aSmallerPictureIsTheMeanOfWhatItStandsFor() {
        GreyPatch patch = planes((x, y) -> (x + y) % 2 == 0 ? 200 : 100).grey(new Box(4, 4, 12, 12), 4);
        for (float v : patch.values()) {
            assertThat(v).isCloseTo(150, within(0.01f));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void eachCellOfASmallerPictureIsTheMeanOfFourByFourPixelsAtMost(long seed) {
        Random random = new Random(seed);
        int[][] luma = new int[90][130];
        for (int[] row : luma) {
            Arrays.setAll(row, x -> random.nextInt(256));
        }
        // reaches over the edges at times
        Box region = Box.around(
                130 * random.nextDouble(),
                90 * random.nextDouble(),
                20 + 80 * random.nextDouble(),
                20 + 60 * random.nextDouble());
        int size = 5 + random.nextInt(12);

        GreyPatch patch = planes(130, 90, (x, y) -> luma[y][x], DisplayTransform.of(130, 90, 1, 0), true)
                .grey(region, size);

        int[][] columns = sampled(region.x1(), region.width() / size, size, 130);
        int[][] rows = sampled(region.y1(), region.height() / size, size, 90);
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                int[] across = columns[x];
                double mean = Arrays.stream(rows[y])
                        .flatMap(row -> Arrays.stream(across).map(column -> luma[row][column]))
                        .average()
                        .orElseThrow();
                assertThat(patch.values()[y * size + x]).isCloseTo((float) mean, within(1e-3f));
            }
        }
    }

    /** The pixels that each cell is the mean of. */
    private static int[][] sampled(double from, double step, int cells, int limit) {
        int samples = Math.min(4, (int) Math.ceil(step));
        int[][] of = new int[cells][samples];
        for (int i = 0; i < cells * samples; i++) {
            double at = from + (i + 0.5) * step / samples;
            of[i / samples][i % samples] = (int) Math.min(Math.max(at, 0), limit - 1);
        }
        return of;
    }

    @Test
    void aRampStaysARampWhateverTheSize() {
        GreyPatch patch = planes((x, y) -> 8 * x).grey(new Box(8, 0, 24, 16), 5);
        for (int x = 0; x < 5; x++) {
            double middle = 8 + (x + 0.5) * 16 / 5;
            // shrinking takes whole pixels: right to a fifth of one, and a pixel is 8 of the ramp
            assertThat(patch.values()[2 * 5 + x]).isCloseTo((float) (8 * (middle - 0.5)), within(1.6f));
        }
    }

    @Test
    void whatLiesOutsideACropIsBlack() {
        Crop crop = planes((x, y) -> 200).rgb(new Box(-8, -8, 8, 8), 16, 16);
        assertThat(pixel(crop, 0, 0)).containsExactly(0, 0, 0);
        assertThat(pixel(crop, 7, 12)).containsExactly(0, 0, 0);
        assertThat(pixel(crop, 12, 7)).containsExactly(0, 0, 0);
        assertThat(pixel(crop, 8, 8)).containsExactly(200, 200, 200);
        Crop beyond = planes((x, y) -> 200).rgb(new Box(100, 100, 110, 110), 4, 4);
        assertThat(beyond.rgb()).containsOnly(0);
    }

    @Test
    void whatLiesOutsideAGreyPatchRepeatsTheEdge() {
        GreyPatch patch = planes((x, y) -> x == 0 ? 50 : 200).grey(new Box(-20, 4, -10, 14), 4);
        assertThat(patch.values()).containsOnly(50f);
    }

    @Test
    void videoRangeIsStretchedAndItsBlackIsBlack() {
        Planes planes =
                planes(WIDTH, HEIGHT, (x, y) -> x < 16 ? 16 : 235, DisplayTransform.of(WIDTH, HEIGHT, 1, 0), false);
        Crop crop = planes.rgb(new Box(0, 0, 32, 16), 32, 16);
        assertThat(pixel(crop, 4, 8)).containsExactly(0, 0, 0);
        assertThat(pixel(crop, 28, 8)).containsExactly(255, 255, 255);
        assertThat(pixel(planes.rgb(new Box(-10, -10, -2, -2), 4, 4), 1, 1)).containsExactly(0, 0, 0);
    }

    @Test
    void coloursAreReadAtHalfTheSize() {
        // the right half is red: full range BT.601
        Planes planes = new Planes(
                new Planes.Plane(plane(8, 4, 8, (x, y) -> x < 4 ? 255 : 76), 8),
                new Planes.Plane(plane(4, 2, 4, (x, y) -> x < 2 ? 128 : 85), 4),
                new Planes.Plane(plane(4, 2, 4, (x, y) -> x < 2 ? 128 : 255), 4),
                8,
                4,
                DisplayTransform.of(8, 4, 1, 0),
                YuvToRgb.of(false, true));
        Crop crop = planes.rgb(new Box(0, 0, 8, 4), 8, 4);
        assertThat(pixel(crop, 1, 1)).containsExactly(255, 255, 255);
        assertThat(pixel(crop, 6, 1)[0]).isGreaterThan(250);
        assertThat(pixel(crop, 7, 3)[1]).isLessThan(3);
        assertThat(pixel(crop, 7, 3)[2]).isLessThan(3);
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 0", "3, 1, 2", "31, 15, 4", "2, 2, 7"})
    void oddSizesAndPaddedRowsAreReadToTheirLastPixel(int width, int height, int padding) {
        int stride = width + padding;
        int half = (width + 1) / 2;
        Planes planes = new Planes(
                new Planes.Plane(plane(width, height, stride, (x, y) -> 10 + 3 * x + 5 * y), stride),
                new Planes.Plane(plane(half, (height + 1) / 2, half + padding, (x, y) -> 128), half + padding),
                new Planes.Plane(plane(half, (height + 1) / 2, half + padding, (x, y) -> 128), half + padding),
                width,
                height,
                DisplayTransform.of(width, height, 1, 0),
                YuvToRgb.of(false, true));
        Crop crop = planes.rgb(new Box(0, 0, width, height), width, height);
        int last = 10 + 3 * (width - 1) + 5 * (height - 1);
        assertThat(pixel(crop, width - 1, height - 1)).containsExactly(last, last, last);
        assertThat(planes.glance().luma(FrameSignature.CELLS - 1)).isEqualTo(last);
    }

    /** Where the pixel that is stored at (2, 1) is shown. */
    @ParameterizedTest
    @CsvSource({"0, 2, 1", "1, 14, 2", "2, 29, 14", "3, 1, 29"})
    void aTurnedPictureIsShownUpright(int turns, int x, int y) {
        DisplayTransform upright = DisplayTransform.of(WIDTH, HEIGHT, 1, turns);
        Planes planes = planes(WIDTH, HEIGHT, (sx, sy) -> sx == 2 && sy == 1 ? 250 : 20, upright, true);
        int w = upright.shownWidth();
        int h = upright.shownHeight();
        Crop crop = planes.rgb(new Box(0, 0, w, h), w, h);
        assertThat(pixel(crop, x, y)[0]).isEqualTo(250);
        GreyPatch patch = planes.grey(new Box(x - 1, y - 1, x + 2, y + 2), 3);
        assertThat(patch.values()).containsExactly(20, 20, 20, 20, 250, 20, 20, 20, 20);
    }

    @Test
    void pixelsThatAreNotSquareAreShownSquare() {
        DisplayTransform upright = DisplayTransform.of(WIDTH, HEIGHT, 2, 0);
        assertThat(upright.shownWidth()).isEqualTo(64);
        Planes planes = planes(WIDTH, HEIGHT, (x, y) -> 7 * x, upright, true);
        Crop crop = planes.rgb(new Box(0, 0, 64, 16), 32, 16);
        assertThat(pixel(crop, 20, 8)[0]).isEqualTo(7 * 20);
    }

    @Test
    void aGlanceIsTheMeanOfEachCell() {
        Planes planes = planes(320, 180, (x, y) -> x < 160 ? 40 : 200, DisplayTransform.of(320, 180, 1, 0), true);
        FrameSignature glance = planes.glance();
        for (int cell = 0; cell < FrameSignature.CELLS; cell++) {
            assertThat(glance.luma(cell)).isEqualTo(cell % FrameSignature.WIDTH < FrameSignature.WIDTH / 2 ? 40 : 200);
            assertThat(glance.u(cell)).isEqualTo(128);
            assertThat(glance.v(cell)).isEqualTo(128);
        }
    }

    private static int ramp(int x, int y) {
        return 4 * x + 5 * y;
    }

    private static Planes planes(IntBinaryOperator luma) {
        return planes(WIDTH, HEIGHT, luma, DisplayTransform.of(WIDTH, HEIGHT, 1, 0), true);
    }

    private static Planes planes(
            int width, int height, IntBinaryOperator luma, DisplayTransform upright, boolean full) {
        ByteBuffer colourless = plane(width / 2, height / 2, width / 2, (x, y) -> 128);
        return new Planes(
                new Planes.Plane(plane(width, height, width, luma), width),
                new Planes.Plane(colourless, width / 2),
                new Planes.Plane(colourless, width / 2),
                width,
                height,
                upright,
                YuvToRgb.of(false, full));
    }

    private static ByteBuffer plane(int width, int height, int stride, IntBinaryOperator value) {
        // no padding behind the last row: reading there is an error
        ByteBuffer plane = ByteBuffer.allocate(stride * (height - 1) + width);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                plane.put(y * stride + x, (byte) value.applyAsInt(x, y));
            }
        }
        return plane;
    }

    private static int[] pixel(Crop crop, int x, int y) {
        int at = 3 * (y * crop.width() + x);
        return new int[] {crop.rgb()[at] & 0xff, crop.rgb()[at + 1] & 0xff, crop.rgb()[at + 2] & 0xff};
    }
}
