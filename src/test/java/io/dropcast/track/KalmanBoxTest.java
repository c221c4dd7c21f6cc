package io.dropcast.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dropcast.face.Box;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KalmanBoxTest {
    private static final Offset<Double> PIXEL = within(1.0);

    @Test
    void aNewFaceIsExpectedWhereItWasSeen() {
        KalmanBox motion = new KalmanBox(new Box(10, 20, 90, 120));

        steps(motion, 5);

        assertClose(motion.box(), new Box(10, 20, 90, 120));
    }

    @Test
    void aSteadyMovementIsForeseen() {
        KalmanBox motion = new KalmanBox(at(0));
        for (int frame = 3; frame <= 45; frame += 3) {
            steps(motion, 3);
            motion.correct(at(frame));
        }

        steps(motion, 6);

        assertClose(motion.box(), at(51));
    }

    @Test
    void framesBetweenLooksMayVary() {
        KalmanBox motion = new KalmanBox(at(0));
        int frame = 0;
        for (int gap : new int[] {1, 1, 1, 3, 3, 6, 3, 2, 3, 3, 3}) {
            frame += gap;
            steps(motion, gap);
            motion.correct(at(frame));
        }

        steps(motion, 3);

        assertClose(motion.box(), at(frame + 3));
    }

    @Test
    void aShrinkingFaceKeepsItsSides() {
        KalmanBox motion = new KalmanBox(Box.around(0, 0, 100, 200));
        for (int i = 1; i < 10; i++) {
            steps(motion, 1);
            motion.correct(Box.around(0, 0, 100 - 10 * i, 200 - 20 * i));
        }
        Box last = Box.around(0, 0, 10, 20);

        for (int i = 0; i < 60; i++) {
            steps(motion, 1);
            assertThat(motion.box().width()).isGreaterThanOrEqualTo(last.width() / 4);
            assertThat(motion.box().height()).isGreaterThanOrEqualTo(last.height() / 2);
        }
    }

    @Test
    void anEmptyBoxGivesABoxOfAPixel() {
        KalmanBox motion = new KalmanBox(new Box(5, 5, 5, 5));

        steps(motion, 1);
        motion.correct(new Box(6, 5, 6, 5));

        assertThat(motion.box().area()).isCloseTo(1, within(0.01));
    }

    @Test
    void noiseGrowsWithTheFace() {
        KalmanBox small = new KalmanBox(Box.around(10, 10, 20, 30));
        KalmanBox large = new KalmanBox(Box.around(100, 100, 200, 300));
        for (int i = 1; i < 6; i++) {
            steps(small, 2);
            steps(large, 2);
            small.correct(Box.around(10 + 3 * i, 10 - i, 20, 30 + i % 2));
            large.correct(Box.around(100 + 30 * i, 100 - 10 * i, 200, 300 + 10 * (i % 2)));
        }

        assertThat(large.box().centerX()).isCloseTo(10 * small.box().centerX(), within(1e-6));
        assertThat(large.box().centerY()).isCloseTo(10 * small.box().centerY(), within(1e-6));
        assertThat(large.box().height()).isCloseTo(10 * small.box().height(), within(1e-6));
    }

    @Test
    void noiseIsThatOfTheHeightToldLast() {
        BoxModel model = new BoxModel(Box.around(0, 0, 80, 100));
        double before = model.getMeasurementNoise().getEntry(0, 0);

        model.scaleTo(200);

        assertThat(before).isCloseTo(5 * 5, within(1e-9));
        assertThat(model.getMeasurementNoise().getEntry(0, 0)).isCloseTo(10 * 10, within(1e-9));
        assertThat(model.getProcessNoise().getEntry(4, 4)).isCloseTo(1.25 * 1.25, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void noiseIsSmoothedAway(long seed) {
        Random random = new Random(seed);
        KalmanBox motion = new KalmanBox(at(0));
        double measured = 0;
        double smoothed = 0;
        for (int frame = 1; frame <= 200; frame++) {
            Box seen = Box.around(
                    at(frame).centerX() + 4 * random.nextGaussian(),
                    at(frame).centerY() + 4 * random.nextGaussian(),
                    80,
                    100);
            steps(motion, 1);
            motion.correct(seen);
            measured += Math.abs(seen.centerX() - at(frame).centerX());
            smoothed += Math.abs(motion.box().centerX() - at(frame).centerX());
        }

        assertThat(smoothed).isLessThan(measured);
    }

    private static Box at(int frame) {
        return Box.around(100 + 4 * frame, 200 - 2 * frame, 80, 100);
    }

    private static void steps(KalmanBox motion, int frames) {
        for (int i = 0; i < frames; i++) {
            motion.step();
        }
    }

    private static void assertClose(Box actual, Box expected) {
        assertThat(actual.x1()).isCloseTo(expected.x1(), PIXEL);
        assertThat(actual.y1()).isCloseTo(expected.y1(), PIXEL);
        assertThat(actual.x2()).isCloseTo(expected.x2(), PIXEL);
        assertThat(actual.y2()).isCloseTo(expected.y2(), PIXEL);
    }
}
