package io.dropcast.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Quality, grey patches and crops: the numbers that pictures are judged by. */
final class PictureMeasuresTest {
    @ParameterizedTest
    @CsvSource({
        "1, 100, 100000, 1",
        "0, 0, 0, 0",
        "0.9, 40, 10000, 0.525",
        "0.6, 250, 50000, 0.715",
        "0.5, 20, 1000000, 0.52",
        "1.2, 0, 0, 0.4",
        "-1, 0, 0, 0"
    })
    void theScoreIsThatOfTheFormula(double det, double std, double area, double score) {
        assertThat(Quality.score(det, std, area)).isCloseTo(score, within(1e-12));
        assertThat(Quality.of(det, std, 1, area, 0).score()).isCloseTo(score, within(1e-12));
    }

    @Test
    void contrastIsTheStandardDeviation() {
        // mean 3, squares 9 + 4 + 1 + 0 + 0 + 0 + 1 + 4 + 9 = 28 over 9
        GreyPatch patch = new GreyPatch(3, new float[] {0, 1, 2, 3, 3, 3, 4, 5, 6});
        assertThat(patch.std()).isCloseTo(Math.sqrt(28.0 / 9), within(1e-9));
        assertThat(new GreyPatch(3, new float[] {7, 7, 7, 7, 7, 7, 7, 7, 7}).std())
                .isZero();
        assertThat(halves().std()).isCloseTo(127.5, within(1e-9));
    }

    @Test
    void blurIsTheVarianceOfTheLaplacian() {
        // the four inner cells: 4 neighbours less 4 times themselves, one bright spot of 10 at (1, 1): -40, 10, 10, 0
        float[] spot = new float[16];
        spot[5] = 10;
        double mean = -20 / 4.0;
        double variance = (1600 + 100 + 100 + 0) / 4.0 - mean * mean;
        assertThat(new GreyPatch(4, spot).laplacianVariance()).isCloseTo(variance, within(1e-9));
    }

    @Test
    void aRampIsAsBlurredAsCanBe() {
        float[] ramp = new float[64];
        for (int i = 0; i < 64; i++) {
            ramp[i] = 3 * (i % 8);
        }
        assertThat(new GreyPatch(8, ramp).laplacianVariance()).isZero();
        assertThat(halves().laplacianVariance()).isPositive();
    }

    @Test
    void aPatchOfAnotherLengthIsRefused() {
        assertThatThrownBy(() -> new GreyPatch(4, new float[15])).hasMessageContaining("needs 16 values, found 15");
        assertThatThrownBy(() -> new GreyPatch(2, new float[4])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCropKnowsWhichPartOfTheFrameItShows() {
        Crop crop = new Crop(50, 20, new Box(100, 200, 200, 240), new byte[3000]);
        assertThat(crop.toCropX(100)).isZero();
        assertThat(crop.toCropX(150)).isEqualTo(25);
        assertThat(crop.toCropY(240)).isEqualTo(20);
        Crop moved = crop.showing(new Box(0, 0, 50, 20));
        assertThat(moved.toCropX(10)).isEqualTo(10);
        assertThat(moved.rgb()).isSameAs(crop.rgb());
        assertThat(Crop.around(new Box(10, 10, 30, 50))).isEqualTo(new Box(-10, 0, 50, 60));
    }

    @Test
    void aCropOfAnotherLengthIsRefused() {
        Box box = new Box(0, 0, 2, 2);
        assertThatThrownBy(() -> new Crop(2, 2, box, new byte[11]))
                .hasMessageContaining("2x2 needs 12 bytes, found 11");
        assertThatThrownBy(() -> new Crop(0, 2, box, new byte[0])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Crop(70_000, 70_000, box, new byte[12]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Black on the left, white on the right. */
    private static GreyPatch halves() {
        float[] values = new float[64];
        for (int i = 0; i < 64; i++) {
            values[i] = i % 8 < 4 ? 0 : 255;
        }
        return new GreyPatch(8, values);
    }
}
