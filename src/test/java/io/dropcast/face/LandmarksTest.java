package io.dropcast.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LandmarksTest {
    private static final Box FACE = new Box(0, 0, 100, 100);
    private static final double[] UPRIGHT = {30, 40, 70, 40, 50, 60, 35, 80, 65, 80};

    @Test
    void anUprightFaceIsPlausible() {
        assertThat(Landmarks.of(UPRIGHT).plausible(FACE)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-80, -45, -30, -10, 10, 30, 45, 80})
    void aFaceThatIsTiltedIsPlausible(double degrees) {
        assertThat(turned(degrees).plausible(FACE)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(doubles = {180, 150, -150, 100})
    void aFaceThatStandsOnItsHeadIsNot(double degrees) {
        assertThat(turned(degrees).plausible(FACE)).isFalse();
    }

    @Test
    void swappedEyesAreNoFace() {
        assertThat(Landmarks.of(70, 40, 30, 40, 50, 60, 35, 80, 65, 80).plausible(FACE))
                .isFalse();
    }

    @Test
    void swappedMouthCornersAreNoFace() {
        assertThat(Landmarks.of(30, 40, 70, 40, 50, 60, 65, 80, 35, 80).plausible(FACE))
                .isFalse();
    }

    @Test
    void aMouthAboveTheEyesIsNoFace() {
        assertThat(Landmarks.of(30, 40, 70, 40, 50, 30, 35, 10, 65, 10).plausible(FACE))
                .isFalse();
    }

    @Test
    void aNoseAboveTheEyesOrBelowTheMouthIsNoFace() {
        assertThat(Landmarks.of(30, 40, 70, 40, 50, 35, 35, 80, 65, 80).plausible(FACE))
                .isFalse();
        assertThat(Landmarks.of(30, 40, 70, 40, 50, 85, 35, 80, 65, 80).plausible(FACE))
                .isFalse();
    }

    @Test
    void eyesTooNearOrTooFarForTheBoxAreNoFace() {
        Landmarks upright = Landmarks.of(UPRIGHT);
        assertThat(upright.plausible(new Box(0, 0, 40, 100)))
                .as("40 pixels between the eyes of 40")
                .isFalse();
        assertThat(upright.plausible(new Box(0, 0, 400, 400)))
                .as("40 pixels between the eyes of 400")
                .isFalse();
        assertThat(Landmarks.of(5, 5, 5, 5, 5, 5, 5, 5, 5, 5).plausible(FACE)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"50, 0", "30, -1", "70, 1", "60, 0.5", "0, -1", "100, 1"})
    void theTurnIsWhereTheNoseStandsBetweenTheEyes(double noseX, double turn) {
        Landmarks points = Landmarks.of(30, 40, 70, 40, noseX, 60, 35, 80, 65, 80);
        assertThat(points.turn()).isCloseTo(turn, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-70, -30, 30, 70})
    void tiltingTheHeadDoesNotTurnIt(double degrees) {
        assertThat(turned(degrees).turn()).isCloseTo(0, within(1e-9));
    }

    @Test
    void eyesInOnePlaceHaveNoTurn() {
        assertThat(Landmarks.of(5, 5, 5, 5, 9, 9, 1, 1, 2, 2).turn()).isZero();
    }

    @Test
    void numbersAreCopied() {
        double[] xy = UPRIGHT.clone();
        Landmarks points = Landmarks.of(xy);
        xy[0] = 99;
        points.toArray()[1] = 99;
        assertThat(points).isEqualTo(Landmarks.of(UPRIGHT)).hasSameHashCodeAs(Landmarks.of(UPRIGHT));
        assertThat(points.eyeDistance()).isEqualTo(40);
    }

    @Test
    void whatIsNotFivePointsIsRefused() {
        assertThatThrownBy(() -> Landmarks.of(1, 2, 3)).hasMessageContaining("10 numbers, found 3");
        double[] odd = UPRIGHT.clone();
        odd[7] = Double.NaN;
        assertThatThrownBy(() -> Landmarks.of(odd)).hasMessageContaining("not finite");
    }

    /** The upright face turned clockwise around the middle of the box. */
    private static Landmarks turned(double degrees) {
        double cos = Math.cos(Math.toRadians(degrees));
        double sin = Math.sin(Math.toRadians(degrees));
        double[] xy = new double[10];
        for (int p = 0; p < 5; p++) {
            double x = UPRIGHT[2 * p] - 50;
            double y = UPRIGHT[2 * p + 1] - 50;
            xy[2 * p] = 50 + cos * x - sin * y;
            xy[2 * p + 1] = 50 + sin * x + cos * y;
        }
        return Landmarks.of(xy);
    }
}
