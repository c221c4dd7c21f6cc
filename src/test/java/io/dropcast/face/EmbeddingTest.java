package io.dropcast.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EmbeddingTest {
    @Test
    void aVectorIsScaledToLengthOne() {
        Embedding v = of(3, 4);
        assertThat(v.toArray()).containsExactly(new float[] {0.6f, 0.8f}, within(1e-7f));
        assertThat(v.size()).isEqualTo(2);
        assertThat(v.model()).isEqualTo("fake");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void similarityIsTheCosineAndNeverLeavesItsRange(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            Embedding a = random(random);
            Embedding b = random(random);
            assertThat(a.similarity(b)).isEqualTo(b.similarity(a)).isBetween(-1.0, 1.0);
            assertThat(a.similarity(a)).isCloseTo(1, within(1e-6)).isLessThanOrEqualTo(1);
        }
        assertThat(of(1, 0).similarity(of(1, 1))).isCloseTo(Math.sqrt(0.5), within(1e-6));
        assertThat(of(1, 0).similarity(of(-2, 0))).isEqualTo(-1);
        assertThat(of(1, 0).similarity(of(0, 5))).isZero();
    }

    @Test
    void vectorsOfTwoModelsAreNeverCompared() {
        Embedding one = Embedding.of("one", new float[] {1, 0});
        Embedding two = Embedding.of("two", new float[] {1, 0});
        Embedding longer = Embedding.of("one", new float[] {1, 0, 0});
        assertThatThrownBy(() -> one.similarity(two))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("vectors of one (2) and two (2) are never compared");
        assertThatThrownBy(() -> one.similarity(longer))
                .hasMessage("vectors of one (2) and one (3) are never compared");
        assertThatThrownBy(() -> Embedding.mean(List.of(one, two))).hasMessageContaining("never compared");
        assertThat(one).isNotEqualTo(two);
    }

    @Test
    void aVectorWithoutADirectionIsRefused() {
        for (float[] v : List.of(
                new float[] {0, 0},
                new float[] {1e-8f, 0},
                new float[] {Float.NaN, 1},
                new float[] {Float.POSITIVE_INFINITY, 1},
                new float[0])) {
            assertThatThrownBy(() -> Embedding.of("fake", v))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("cannot stand for a face");
        }
    }

    @Test
    void theMeanIsWeighted() {
        Embedding mean = Embedding.mean(List.of(of(1, 0), of(0, 1)), new double[] {3, 4});
        assertThat(mean.toArray()).containsExactly(new float[] {0.6f, 0.8f}, within(1e-6f));
        assertThat(Embedding.mean(List.of(of(1, 0), of(0, 1))).similarity(of(1, 1)))
                .isCloseTo(1, within(1e-6));
    }

    @Test
    void oppositeVectorsHaveNoMean() {
        assertThatThrownBy(() -> Embedding.mean(List.of(of(1, 0), of(-1, 0)))).hasMessageContaining("cannot stand");
        assertThatThrownBy(() -> Embedding.mean(List.of())).hasMessageContaining("0 vectors with 0 weights");
        assertThatThrownBy(() -> Embedding.mean(List.of(of(1, 0)), new double[2]))
                .hasMessageContaining("1 vectors with 2");
    }

    @Test
    void aStoredVectorComesBackBitForBit() {
        float[] unit = random(new Random(7)).toArray();
        assertThat(Embedding.stored("fake", unit).toArray()).containsExactly(unit);
        assertThat(Embedding.stored("fake", unit)).isEqualTo(random(new Random(7)));
        for (float[] odd : List.of(new float[] {0.9f, 0}, new float[] {1.1f, 0}, new float[] {Float.NaN, 0})) {
            assertThatThrownBy(() -> Embedding.stored("fake", odd)).hasMessageContaining("not 1");
        }
    }

    @Test
    void numbersAreCopied() {
        float[] numbers = {1, 0};
        Embedding v = Embedding.of("fake", numbers);
        numbers[0] = 0;
        v.toArray()[0] = 0;
        assertThat(v.at(0)).isEqualTo(1);
        assertThat(v).isEqualTo(of(1, 0)).hasSameHashCodeAs(of(1, 0));
    }

    private static Embedding of(float... numbers) {
        return Embedding.of("fake", numbers);
    }

    private static Embedding random(Random random) {
        float[] v = new float[512];
        for (int i = 0; i < v.length; i++) {
            v[i] = (float) random.nextGaussian();
        }
        return of(v);
    }
}
