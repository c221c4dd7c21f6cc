package io.dropcast.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BoxTest {
    private static final Box BOX = new Box(10, 20, 40, 80);

    @Test
    void measuresAreThoseOfTheCorners() {
        assertThat(BOX.width()).isEqualTo(30);
        assertThat(BOX.height()).isEqualTo(60);
        assertThat(BOX.area()).isEqualTo(1800);
        assertThat(BOX.centerX()).isEqualTo(25);
        assertThat(BOX.centerY()).isEqualTo(50);
        assertThat(Box.around(25, 50, 30, 60)).isEqualTo(BOX);
    }

    @Test
    void overlapIsWhatIsSharedOverWhatIsCovered() {
        assertThat(BOX.iou(BOX)).isEqualTo(1);
        // a third of each is shared: 600 of 3000
        assertThat(BOX.iou(new Box(30, 20, 60, 80))).isCloseTo(0.2, within(1e-12));
        // one within the other
        assertThat(BOX.iou(new Box(10, 20, 40, 35))).isCloseTo(0.25, within(1e-12));
        assertThat(BOX.iou(new Box(40, 20, 70, 80))).as("edges that touch").isZero();
        assertThat(BOX.iou(new Box(100, 100, 110, 110))).isZero();
    }

    @Test
    void emptyBoxesOverlapNothing() {
        Box empty = new Box(20, 30, 20, 30);
        assertThat(empty.iou(empty)).isZero();
        assertThat(empty.iou(BOX)).isZero();
        assertThat(BOX.iou(empty)).isZero();
        assertThat(empty.shareOutside(100, 100)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void overlapIsTheSameBothWaysAndNeverMoreThanAll(long seed) {
        Random random = new Random(seed);
        int apart = 0;
        for (int i = 0; i < 2000; i++) {
            Box a = random(random);
            Box b = random.nextInt(5) == 0 ? a.widened(1 + 1e-9 * random.nextDouble()) : random(random);
            assertThat(a.iou(b)).isEqualTo(b.iou(a)).isBetween(0.0, 1.0);
            assertThat(a.intersection(b)).isLessThanOrEqualTo(Math.min(a.area(), b.area()));
            apart += a.iou(b) == 0 ? 1 : 0;
        }
        assertThat(apart).as("both kinds were tried").isBetween(100, 1900);
    }

    @Test
    void wideningKeepsTheCentre() {
        assertThat(BOX.widened(2)).isEqualTo(new Box(-5, -10, 55, 110));
        assertThat(BOX.widened(1)).isEqualTo(BOX);
        assertThat(BOX.widened(0)).isEqualTo(new Box(25, 50, 25, 50));
        assertThat(BOX.squared()).isEqualTo(new Box(-5, 20, 55, 80));
        assertThatThrownBy(() -> BOX.widened(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"100, 100, 0", "40, 80, 0", "25, 100, 0.5", "25, 50, 0.75", "10, 20, 1", "100, 35, 0.75"})
    void theShareOutsideIsThatOfTheBox(int frameWidth, int frameHeight, double share) {
        assertThat(BOX.shareOutside(frameWidth, frameHeight)).isCloseTo(share, within(1e-12));
    }

    @Test
    void whatLiesLeftOfTheFrameIsOutsideToo() {
        assertThat(new Box(-30, 0, 10, 10).shareOutside(100, 100)).isCloseTo(0.75, within(1e-12));
    }

    @Test
    void pointsGoFromSharesToPixels() {
        assertThat(BOX.xAt(0)).isEqualTo(10);
        assertThat(BOX.xAt(0.5)).isEqualTo(25);
        assertThat(BOX.yAt(1)).isEqualTo(80);
        assertThat(BOX.yAt(-0.5)).isEqualTo(-10);
    }

    @Test
    void swappedCornersAreRefused() {
        assertThatThrownBy(() -> new Box(2, 0, 1, 5))
                .hasMessageContaining("swapped")
                .hasMessageContaining("2.0,0.0,1.0,5.0");
        assertThatThrownBy(() -> new Box(0, 2, 5, 1)).hasMessageContaining("swapped");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void cornersThatAreNoNumbersAreRefused(double odd) {
        assertThatThrownBy(() -> new Box(odd, 0, 5, 5)).hasMessageContaining("not finite");
        assertThatThrownBy(() -> new Box(0, odd, 5, 5)).hasMessageContaining("not finite");
        assertThatThrownBy(() -> new Box(0, 0, odd, 5)).hasMessageContaining("not finite");
        assertThatThrownBy(() -> new Box(0, 0, 5, odd)).hasMessageContaining("not finite");
    }

    private static Box random(Random random) {
        return Box.around(
                1000 * random.nextDouble(),
                600 * random.nextDouble(),
                500 * random.nextDouble(),
                300 * random.nextDouble());
    }
}
