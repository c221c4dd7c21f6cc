package io.dropcast.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dropcast.face.Box;
import io.dropcast.face.Crop;
import io.dropcast.face.Landmarks;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FaceAlignerTest {
    /** The template of ArcFace, written down once more, as its authors publish it for 112 x 112. */
    private static final double[] ARCFACE = {
        38.2946, 51.6963, 73.5318, 51.5014, 56.0252, 71.7366, 41.5493, 92.3655, 70.7299, 92.2041
    };
    /** One colour a point: red, green, blue, yellow, violet. */
    private static final int[] COLOURS = {0xff0000, 0x00ff00, 0x0000ff, 0xffff00, 0xff00ff};

    @ParameterizedTest
    @CsvSource({"0, 2", "0, 1", "0, 0.6", "10, 1.4", "-25, 2", "45, 1.2", "90, 1.5", "180, 1.3", "-135, 2.2"})
    void thePointsComeToLieOnTheTemplate(double degrees, double scale) {
        double a = scale * Math.cos(Math.toRadians(degrees));
        double b = scale * Math.sin(Math.toRadians(degrees));
        Similarity toFrame = new Similarity(a, b, 500 - 56 * a + 56 * b, 300 - 56 * b - 56 * a);
        double[] xy = new double[10];
        for (int p = 0; p < 5; p++) {
            xy[2 * p] = toFrame.x(ARCFACE[2 * p], ARCFACE[2 * p + 1]);
            xy[2 * p + 1] = toFrame.y(ARCFACE[2 * p], ARCFACE[2 * p + 1]);
        }
        Crop drawn = dots(new Box(340, 140, 660, 460), 320, xy, Math.max(2, 3 * scale));

        float[] aligned = FaceAligner.align(drawn, Landmarks.of(xy), 112);

        for (int p = 0; p < 5; p++) {
            double[] middle = middleOf(aligned, 112, COLOURS[p]);
            assertThat(middle[0]).as("x of point " + p).isCloseTo(ARCFACE[2 * p], within(1.0));
            assertThat(middle[1]).as("y of point " + p).isCloseTo(ARCFACE[2 * p + 1], within(1.0));
        }
    }

    @Test
    void aCropThatIsSmallerThanItsRegionIsReadAtItsOwnScale() {
        double[] xy = new double[10];
        for (int i = 0; i < 10; i++) {
            xy[i] = 100 + 4 * ARCFACE[i];
        }
        // 448 pixels of the frame in a crop of 224
        Crop drawn = dots(new Box(100, 100, 548, 548), 224, xy, 10);
        float[] aligned = FaceAligner.align(drawn, Landmarks.of(xy), 112);
        for (int p = 0; p < 5; p++) {
            double[] middle = middleOf(aligned, 112, COLOURS[p]);
            assertThat(middle[0]).isCloseTo(ARCFACE[2 * p], within(0.5));
            assertThat(middle[1]).isCloseTo(ARCFACE[2 * p + 1], within(0.5));
        }
    }

    @Test
    void anotherSideHasTheTemplateAtItsScale() {
        double[] xy = ARCFACE.clone();
        Crop drawn = dots(new Box(0, 0, 112, 112), 112, xy, 4);
        float[] aligned = FaceAligner.align(drawn, Landmarks.of(xy), 224);
        for (int p = 0; p < 5; p++) {
            double[] middle = middleOf(aligned, 224, COLOURS[p]);
            assertThat(middle[0]).isCloseTo(2 * ARCFACE[2 * p], within(1.0));
            assertThat(middle[1]).isCloseTo(2 * ARCFACE[2 * p + 1], within(1.0));
        }
    }

    @Test
    void aFaceThatIsAlignedAlreadyStaysAsItIs() {
        byte[] rgb = new byte[3 * 112 * 112];
        new java.util.Random(5).nextBytes(rgb);
        Crop crop = new Crop(112, 112, new Box(0, 0, 112, 112), rgb);
        float[] aligned = FaceAligner.align(crop, Landmarks.of(ARCFACE), 112);
        for (int i = 0; i < 112 * 112; i++) {
            for (int channel = 0; channel < 3; channel++) {
                assertThat(aligned[channel * 112 * 112 + i]).isCloseTo(rgb[3 * i + channel] & 0xff, within(0.01f));
            }
        }
    }

    @Test
    void whatLiesOutsideTheCropIsBlack() {
        byte[] white = new byte[3 * 40 * 40];
        java.util.Arrays.fill(white, (byte) 255);
        // the crop shows the middle of the face only
        Crop crop = new Crop(40, 40, new Box(36, 36, 76, 76), white);
        float[] aligned = FaceAligner.align(crop, Landmarks.of(ARCFACE), 112);
        assertThat(aligned[0]).isZero();
        assertThat(aligned[112 * 112 - 1]).isZero();
        assertThat(aligned[56 * 112 + 56]).isCloseTo(255, within(0.01f));
        assertThat(aligned[56 * 112 + 30]).isZero();
    }

    /** A crop of half the size is enlarged twice: pixel x of the picture lies at x/2 - 1/4 of the crop. */
    @Test
    void anEnlargedSlopeStaysASlope() {
        float[] aligned = FaceAligner.align(drawn(56, (x, y) -> 20 + 3 * x + y), Landmarks.of(ARCFACE), 112);
        for (int y = 4; y < 108; y++) {
            for (int x = 4; x < 108; x++) {
                double expected = 20 + 3 * (x / 2.0 - 0.25) + y / 2.0 - 0.25;
                assertThat(aligned[y * 112 + x]).isCloseTo((float) expected, within(0.01f));
            }
        }
    }

    @Test
    void anEnlargedSurfaceOfOneColourStaysThat() {
        float[] aligned = FaceAligner.align(drawn(40, (x, y) -> 77), Landmarks.of(ARCFACE), 112);
        for (int y = 8; y < 104; y++) {
            for (int x = 8; x < 104; x++) {
                assertThat(aligned[y * 112 + x]).isCloseTo(77, within(0.001f));
            }
        }
    }

    @Test
    void enlargingDoesNotOvershootWhatAPixelCanBe() {
        Random random = new Random(3);
        float[] aligned = FaceAligner.align(drawn(50, (x, y) -> 255 * random.nextInt(2)), Landmarks.of(ARCFACE), 112);
        int bounded = 0;
        for (float value : aligned) {
            assertThat(value).isBetween(0f, 255f);
            bounded += value == 0 || value == 255 ? 1 : 0;
        }
        assertThat(bounded).as("values that would have left the range").isGreaterThan(1000);
    }

    /** A quarter of a pixel from a white line, Keys' cubic is 0.867, a straight line 0.75. */
    @Test
    void anEnlargedLineIsSharperThanByStraightLines() {
        float[] aligned = FaceAligner.align(drawn(56, (x, y) -> x == 28 ? 255 : 0), Landmarks.of(ARCFACE), 112);
        double keys = 1.5 * Math.pow(0.25, 3) - 2.5 * Math.pow(0.25, 2) + 1;
        assertThat(aligned[56 * 112 + 57]).isCloseTo((float) (255 * keys), within(0.01f));
    }

    /** Pixel x lies at 2 x + 1/2, half way between two pixels of the crop. */
    @Test
    void aReducedFaceIsReadByStraightLines() {
        float[] aligned = FaceAligner.align(drawn(224, (x, y) -> x == 112 ? 200 : 0), Landmarks.of(ARCFACE), 112);
        assertThat(aligned[56 * 112 + 56]).isCloseTo(100, within(0.01f));
        assertThat(aligned[56 * 112 + 55]).isZero();
        assertThat(aligned[56 * 112 + 57]).isZero();
    }

    /** Grey, of the whole template. */
    private static Crop drawn(int side, IntBinaryOperator grey) {
        byte[] rgb = new byte[3 * side * side];
        for (int i = 0; i < side * side; i++) {
            Arrays.fill(rgb, 3 * i, 3 * i + 3, (byte) grey.applyAsInt(i % side, i / side));
        }
        return new Crop(side, side, new Box(0, 0, 112, 112), rgb);
    }

    private static Crop dots(Box region, int side, double[] xy, double radius) {
        byte[] rgb = new byte[3 * side * side];
        double scale = side / region.width();
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                for (int p = 0; p < 5; p++) {
                    double dx = x + 0.5 - (xy[2 * p] - region.x1()) * scale;
                    double dy = y + 0.5 - (xy[2 * p + 1] - region.y1()) * scale;
                    if (Math.hypot(dx, dy) <= radius * scale) {
                        rgb[3 * (y * side + x)] = (byte) (COLOURS[p] >> 16);
                        rgb[3 * (y * side + x) + 1] = (byte) (COLOURS[p] >> 8);
                        rgb[3 * (y * side + x) + 2] = (byte) COLOURS[p];
                    }
                }
            }
        }
        return new Crop(side, side, region, rgb);
    }

    /** The middle of everything in a colour, as a point of the plane: the middle of the first pixel is (0.5, 0.5). */
    private static double[] middleOf(float[] planes, int side, int colour) {
        double sumX = 0;
        double sumY = 0;
        int n = 0;
        for (int i = 0; i < side * side; i++) {
            boolean match = true;
            for (int channel = 0; channel < 3; channel++) {
                boolean lit = (colour >> (16 - 8 * channel) & 0xff) > 0;
                float value = planes[channel * side * side + i];
                match &= lit ? value > 128 : value < 64;
            }
            if (match) {
                int row = i / side;
                sumX += i % side + 0.5;
                sumY += row + 0.5;
                n++;
            }
        }
        assertThat(n).as("pixels of colour " + Integer.toHexString(colour)).isPositive();
        return new double[] {sumX / n, sumY / n};
    }
}
