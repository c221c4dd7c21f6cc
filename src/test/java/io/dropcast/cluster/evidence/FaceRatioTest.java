package io.dropcast.cluster.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FaceRatioTest {
    private static final FaceRatio FACES = Curves.FACES;
    private static final double POOREST = FACES.points().get(0).norm();
    private static final double CLEAREST = FACES.clearest().norm();
    private static final RatioTable TABLE = new RatioTable(FACES);

    @Test
    void theMoreAlikeTwoFacesAreTheMoreLikelyTheyAreOnePersonHoweverClear() {
        for (double norm = 0; norm < CLEAREST + 2; norm += 0.013) {
            float before = (float) FaceRatio.LEAST;
            for (float similarity = -1; similarity <= 1; similarity += 0.003f) {
                float ratio = TABLE.of(similarity, norm);
                assertThat(ratio).isBetween(before, (float) FaceRatio.MOST);
                before = ratio;
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theTableSaysNearlyTheSame(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            double norm = 1 + 4 * random.nextDouble();
            float similarity = 2 * random.nextFloat() - 1;
            assertThat((double) TABLE.of(similarity, norm)).isCloseTo(FACES.of(similarity, norm), within(0.25));
        }
    }

    @Test
    void theTableHasAnEndOnAllSides() {
        assertThat(TABLE.of(1.0000001f, CLEAREST)).isEqualTo(TABLE.of(1, CLEAREST));
        assertThat(TABLE.of(-1.0000001f, CLEAREST)).isEqualTo(TABLE.of(-1, CLEAREST));
        assertThat(TABLE.of(0.4f, 0)).isEqualTo(TABLE.of(0.4f, POOREST));
        assertThat(TABLE.of(0.4f, 1000)).isEqualTo(TABLE.of(0.4f, CLEAREST));
    }

    @Test
    void clearFacesSayMuchAndPoorOnesLittle() {
        assertThat(told(CLEAREST)).isGreaterThan(6);
        assertThat(told(POOREST)).isBetween(0.0, 1.0);
        assertThat(FACES.of(FACES.clearest().strangers(), CLEAREST)).isLessThan(-3);
        assertThat(FACES.of(FACES.clearest().same(), CLEAREST)).isGreaterThan(3);
    }

    /** From what strangers are like to what one person is like. */
    private static double told(double norm) {
        FaceRatio.Point point = FACES.at(norm);
        return FACES.of(point.same(), norm) - FACES.of(point.strangers(), norm);
    }

    @Test
    void aSimilarityThatTellsClearFacesApartTellsNothingOfPoorOnes() {
        assertThat(Math.abs(FACES.of(0.5, POOREST))).isLessThan(0.5);
        assertThat(FACES.of(0.5, CLEAREST)).isGreaterThan(2);
        assertThat(FACES.of(0.1, CLEAREST)).isLessThan(-3);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noRatioIsBeyondItsBounds(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 5000; i++) {
            assertThat(FACES.of(2 * random.nextDouble() - 1, 6 * random.nextDouble()))
                    .isBetween(FaceRatio.LEAST, FaceRatio.MOST);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.4, 1.7, 2, 2.3, 2.6, 3, 3.4, 4, 9})
    void atEvenOddsOnePersonBecomesTheMoreLikely(double norm) {
        double even = FACES.even(norm);
        assertThat(even).isBetween(0.0, 0.6);
        assertThat(FACES.of(even - 0.01, norm)).isNegative();
        assertThat(FACES.of(even + 0.01, norm)).isPositive();
    }

    @Test
    void betweenTwoPointsIsALineAndBeyondThemTheNearest() {
        FaceRatio.Point one = FACES.points().get(1);
        FaceRatio.Point next = FACES.points().get(2);
        FaceRatio.Point quarter = FACES.at(0.75 * one.norm() + 0.25 * next.norm());
        assertThat(quarter.strangers()).isCloseTo(0.75 * one.strangers() + 0.25 * next.strangers(), within(1e-9));
        assertThat(quarter.strangersSpread())
                .isCloseTo(0.75 * one.strangersSpread() + 0.25 * next.strangersSpread(), within(1e-9));
        assertThat(quarter.lookalikes()).isCloseTo(0.75 * one.lookalikes() + 0.25 * next.lookalikes(), within(1e-9));
        assertThat(quarter.same()).isCloseTo(0.75 * one.same() + 0.25 * next.same(), within(1e-9));
        assertThat(FACES.at(0)).isEqualTo(FACES.points().get(0));
        assertThat(FACES.at(99)).isEqualTo(FACES.clearest());
        assertThat(FACES.at(next.norm())).isEqualTo(next);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0.1, 0.1, 0.1, 0.5, 0.1",
        "0.5, 0.1, 0.1, 0.1, 0.5, 0.1",
        "NaN, 0.1, 0.1, 0.1, 0.5, 0.1",
        "2, 0.5, 0.1, 0.1, 0.5, 0.1",
        "2, NaN, 0.1, 0.1, 0.5, 0.1",
        "2, 0.1, 0, 0.1, 0.5, 0.1",
        "2, 0.1, 0.1, -0.1, 0.5, 0.1",
        "2, 0.1, 0.1, 0.6, 0.5, 0.1",
        "2, 0.1, 0.1, 0.1, 0.5, 0",
        "2, 0.1, 0.1, 0.1, 0.5, NaN",
    })
    void pointsThatCannotBeAreRefused(
            double norm, double strangers, double strangersSpread, double lookalikes, double same, double sameSpread) {
        FaceRatio.Point first = new FaceRatio.Point(1, 0.1, 0.1, 0.1, 0.5, 0.1);
        FaceRatio.Point bad = new FaceRatio.Point(norm, strangers, strangersSpread, lookalikes, same, sameSpread);
        assertThatThrownBy(() -> new FaceRatio(List.of(first, bad), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(bad.toString());
    }

    @Test
    void aCurveOfOnePointIsRefused() {
        assertThatThrownBy(() -> new FaceRatio(List.of(FACES.clearest()), 0)).hasMessageContaining("found 1");
    }
}
