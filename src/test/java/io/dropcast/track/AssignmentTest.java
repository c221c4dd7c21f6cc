package io.dropcast.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AssignmentTest {

    @Test
    void twoFairPairsBeatOneGoodOne() {
        double[][] gain = {{0.9, 0.6}, {0.5, 0}};

        assertThat(Assignment.best(gain)).containsExactly(1, 0);
    }

    @Test
    void oneGoodPairBeatsTwoPoorOnes() {
        double[][] gain = {{0.9, 0.3}, {0.4, 0}};

        assertThat(Assignment.best(gain)).containsExactly(0, Assignment.NONE);
    }

    @Test
    void nothingIsPairedWithNothing() {
        assertThat(Assignment.best(new double[0][0])).isEmpty();
        assertThat(Assignment.best(new double[2][0])).containsExactly(Assignment.NONE, Assignment.NONE);
    }

    @Test
    void aForbiddenPairIsNeverMade() {
        double[][] gain = {{0, -1, 0}, {0, 0.2, 0}};

        assertThat(Assignment.best(gain)).containsExactly(Assignment.NONE, 1);
    }

    @Test
    void betweenEqualSumsTheOrderDecides() {
        double[][] gain = {{0.5, 0.5}, {0.5, 0.5}};

        assertThat(Assignment.best(gain)).containsExactly(0, 1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void noOtherPairingHasALargerSum(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 100; round++) {
            double[][] gain = matrix(random, 1 + random.nextInt(6), 1 + random.nextInt(6));

            int[] columnOf = Assignment.best(gain);

            assertThat(columnOf).hasSize(gain.length);
            assertThat(Arrays.stream(columnOf).filter(c -> c != Assignment.NONE))
                    .doesNotHaveDuplicates();
            assertThat(IntStream.range(0, gain.length).filter(r -> columnOf[r] != Assignment.NONE))
                    .allMatch(r -> gain[r][columnOf[r]] > 0);
            assertThat(sum(gain, columnOf))
                    .as(Arrays.deepToString(gain))
                    .isCloseTo(bruteForce(gain, 0, 0), within(1e-12));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void aLargeMatrixWithAHiddenPermutationIsSolved(long seed) {
        Random random = new Random(seed);
        int size = 120;
        int[] hidden = IntStream.range(0, size).toArray();
        for (int i = size - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = hidden[i];
            hidden[i] = hidden[j];
            hidden[j] = kept;
        }
        double[][] gain = new double[size][size];
        for (int r = 0; r < size; r++) {
            for (int c = 0; c < size; c++) {
                gain[r][c] = c == hidden[r] ? 1 : 0.99 * random.nextDouble();
            }
        }

        assertThat(Assignment.best(gain)).isEqualTo(hidden);
    }

    /** Half of the gains are gated away, and the others are coarse enough for ties. */
    private static double[][] matrix(Random random, int rows, int columns) {
        double[][] gain = new double[rows][columns];
        for (double[] row : gain) {
            for (int c = 0; c < columns; c++) {
                row[c] = random.nextBoolean() ? 0 : (1 + random.nextInt(20)) / 20.0;
            }
        }
        return gain;
    }

    private static double sum(double[][] gain, int[] columnOf) {
        return IntStream.range(0, gain.length)
                .filter(r -> columnOf[r] != Assignment.NONE)
                .mapToDouble(r -> gain[r][columnOf[r]])
                .sum();
    }

    private static double bruteForce(double[][] gain, int row, int taken) {
        if (row == gain.length) {
            return 0;
        }
        double best = bruteForce(gain, row + 1, taken);
        for (int c = 0; c < gain[row].length; c++) {
            if (gain[row][c] > 0 && (taken & 1 << c) == 0) {
                best = Math.max(best, gain[row][c] + bruteForce(gain, row + 1, taken | 1 << c));
            }
        }
        return best;
    }
}
