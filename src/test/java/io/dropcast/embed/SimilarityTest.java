package io.dropcast.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SimilarityTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void aTurnWithScaleAndShiftIsFoundAgain(long seed) {
        Random random = new Random(seed);
        Similarity real = random(random);
        double[] from = points(random);
        Similarity found = Similarity.fit(from, moved(from, real));
        assertThat(found.a()).isCloseTo(real.a(), within(1e-9));
        assertThat(found.b()).isCloseTo(real.b(), within(1e-9));
        assertThat(found.tx()).isCloseTo(real.tx(), within(1e-9));
        assertThat(found.ty()).isCloseTo(real.ty(), within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theInverseLeadsBack(long seed) {
        Random random = new Random(seed);
        Similarity there = random(random);
        Similarity back = there.inverse();
        double[] from = points(random);
        assertThat(moved(moved(from, there), back)).containsExactly(from, within(1e-9));
        assertThat(moved(moved(from, back), there)).containsExactly(from, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void noOtherTransformComesNearer(long seed) {
        Random random = new Random(seed);
        double[] from = points(random);
        double[] to = moved(from, random(random));
        for (int i = 0; i < to.length; i++) {
            to[i] += random.nextGaussian();
        }
        Similarity best = Similarity.fit(from, to);
        double least = error(best, from, to);
        for (int i = 0; i < 200; i++) {
            Similarity other = new Similarity(
                    best.a() + 0.01 * random.nextGaussian(),
                    best.b() + 0.01 * random.nextGaussian(),
                    best.tx() + random.nextGaussian(),
                    best.ty() + random.nextGaussian());
            assertThat(error(other, from, to)).isGreaterThan(least);
        }
    }

    @Test
    void aQuarterTurnIsAsItSays() {
        Similarity turn = Similarity.fit(new double[] {0, 0, 1, 0}, new double[] {5, 5, 5, 7});
        assertThat(turn.a()).isCloseTo(0, within(1e-12));
        assertThat(turn.b()).isCloseTo(2, within(1e-12));
        assertThat(turn.x(0, 1)).isCloseTo(3, within(1e-12));
        assertThat(turn.y(0, 1)).isCloseTo(5, within(1e-12));
    }

    @Test
    void pointsInOnePlaceAreRefused() {
        double[] apart = {0, 0, 10, 0, 5, 5, 2, 8, 8, 8};
        double[] together = {3, 4, 3, 4, 3, 4, 3, 4, 3, 4};
        assertThatThrownBy(() -> Similarity.fit(together, apart)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Similarity.fit(apart, together)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Similarity random(Random random) {
        double angle = 2 * Math.PI * random.nextDouble();
        double scale = 0.2 + 3 * random.nextDouble();
        return new Similarity(
                scale * Math.cos(angle),
                scale * Math.sin(angle),
                200 * random.nextDouble() - 100,
                200 * random.nextDouble() - 100);
    }

    private static double[] points(Random random) {
        return random.doubles(10, 0, 112).toArray();
    }

    private static double[] moved(double[] points, Similarity s) {
        double[] out = new double[points.length];
        for (int i = 0; i < points.length; i += 2) {
            out[i] = s.x(points[i], points[i + 1]);
            out[i + 1] = s.y(points[i], points[i + 1]);
        }
        return out;
    }

    private static double error(Similarity s, double[] from, double[] to) {
        double[] moved = moved(from, s);
        double sum = 0;
        for (int i = 0; i < to.length; i++) {
            sum += (moved[i] - to[i]) * (moved[i] - to[i]);
        }
        return sum;
    }
}
