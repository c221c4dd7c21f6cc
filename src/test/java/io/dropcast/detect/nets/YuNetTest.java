package io.dropcast.detect.nets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dropcast.detect.DetectedBy;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On an input of 64x32: 8x4, 4x2 and 2x1 cells, by hand. */
final class YuNetTest {
    private static final Offset<Float> CLOSE = within(1e-6f);
    private static final YuNet YUNET = new YuNet();
    private static final int WIDTH = 64;
    private static final int HEIGHT = 32;
    private static final int[] COUNTS = {32, 8, 2};

    private final List<float[]> outputs = empty();

    @Test
    void everyCellOfEveryGridProposesOneFace() {
        assertThat(new DetectedBy(YUNET.faces(outputs, WIDTH, HEIGHT)).count()).isEqualTo(42);
    }

    @Test
    void aCellSaysWhereItsFaceIs() {
        // the middle grid, row 1, column 2, cells of 16 pixels: centre (2.5 * 16, 1.25 * 16), 32 x 16 pixels
        cell(1, 1 * 4 + 2, 0.9f, 0.4f, 0.5f, 0.25f, (float) Math.log(2), 0);
        DetectedBy faces = new DetectedBy(YUNET.faces(outputs, WIDTH, HEIGHT));
        int anchor = 32 + 6;
        assertThat(faces.score(anchor)).isEqualTo(0.6f, CLOSE);
        assertThat(faces.corner(anchor, 0)).isEqualTo(24 / 64f, CLOSE);
        assertThat(faces.corner(anchor, 1)).isEqualTo(12 / 32f, CLOSE);
        assertThat(faces.corner(anchor, 2)).isEqualTo(56 / 64f, CLOSE);
        assertThat(faces.corner(anchor, 3)).isEqualTo(28 / 32f, CLOSE);
    }

    @Test
    void aCellSaysWhereThePointsAreInTheOrderOfThePicture() {
        cell(2, 1, 1, 1, 0, 0, 0, 0);
        float[] kps = outputs.get(11);
        // column 1, row 0, cells of 32 pixels: the eye on the left of the picture at (1.25 * 32, 0.25 * 32)
        float[] points = {0.25f, 0.25f, 0.75f, 0.25f, 0.5f, 0.5f, 0.375f, 0.75f, 0.625f, 0.75f};
        System.arraycopy(points, 0, kps, 10, 10);
        DetectedBy faces = new DetectedBy(YUNET.faces(outputs, WIDTH, HEIGHT));
        for (int p = 0; p < 5; p++) {
            assertThat(faces.point(41, 2 * p)).isEqualTo((1 + points[2 * p]) * 32 / 64, CLOSE);
            assertThat(faces.point(41, 2 * p + 1)).isEqualTo(points[2 * p + 1], CLOSE);
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 0.25, 0.5", "0.25, 2, 0.5", "-1, 1, 0", "1, -0.001, 0", "1, 1, 1", "0, 1, 0"})
    void confidencesAreClampedBeforeTheyAreMultiplied(float cls, float obj, float score) {
        cell(0, 9, cls, obj, 0, 0, 0, 0);
        assertThat(new DetectedBy(YUNET.faces(outputs, WIDTH, HEIGHT)).score(9)).isEqualTo(score, CLOSE);
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "2", "3", "4", "5", "6", "7", "8"})
    void whatIsNoNumberOrInfiniteIsNoFace(int which) {
        for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            cell(0, 9, 1, 1, 0, 0, 0, 0);
            assertThat(new DetectedBy(YUNET.faces(outputs, WIDTH, HEIGHT)).score(9))
                    .isEqualTo(1);
            if (which < 2) {
                outputs.get(3 * which)[9] = bad;
            } else if (which < 6) {
                // an infinitely small side is finite: no size, which detect leaves out
                outputs.get(6)[4 * 9 + which - 2] = which >= 4 && bad < 0 ? Float.NaN : bad;
            } else {
                outputs.get(9)[10 * 9 + 4 * (which - 6)] = bad;
            }
            assertThat(new DetectedBy(YUNET.faces(outputs, WIDTH, HEIGHT)).score(9))
                    .isZero();
            outputs.get(9)[10 * 9 + Math.max(0, 4 * (which - 6))] = 0;
        }
    }

    @Test
    void aSideTooLargeForANumberIsNoFace() {
        cell(0, 9, 1, 1, 0, 0, 1000, 0);
        assertThat(new DetectedBy(YUNET.faces(outputs, WIDTH, HEIGHT)).score(9)).isZero();
    }

    @Test
    void anOutputOfAnotherLengthIsRefused() {
        outputs.set(4, new float[9]);
        assertThatThrownBy(() -> YUNET.faces(outputs, WIDTH, HEIGHT))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("16 pixels")
                .hasMessageContaining("9 numbers")
                .hasMessageContaining("makes it 8");
        assertThatThrownBy(() -> YUNET.faces(outputs.subList(0, 11), WIDTH, HEIGHT))
                .hasMessageContaining("12 outputs, found 11");
    }

    private void cell(int level, int index, float cls, float obj, float... box) {
        outputs.get(level)[index] = cls;
        outputs.get(3 + level)[index] = obj;
        System.arraycopy(box, 0, outputs.get(6 + level), 4 * index, 4);
    }

    private static List<float[]> empty() {
        List<float[]> out = new ArrayList<>();
        for (int numbers : new int[] {1, 1, 4, 10}) {
            for (int cells : COUNTS) {
                out.add(new float[numbers * cells]);
            }
        }
        return out;
    }
}
