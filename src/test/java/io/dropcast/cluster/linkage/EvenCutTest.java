package io.dropcast.cluster.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A cut that leaves few in each component and few components. */
final class EvenCutTest {

    @Test
    void groupsFarFromEachOtherAreTheComponents() {
        Random random = new Random(1);
        double[] distances = new double[400 * 399 / 2];
        for (int i = 0; i < 400; i++) {
            for (int j = i + 1; j < 400; j++) {
                double least = i % 40 == j % 40 ? 0.1 : 0.6;
                distances[DistanceMatrix.index(400, i, j)] = least + random.nextDouble() / 10;
            }
        }
        EvenCut cut = EvenCut.of(DistanceMatrix.of(400, distances));
        assertThat(cut.distance()).isBetween(0.1, 0.7);
        assertThat(cut.components())
                .hasSize(40)
                .allSatisfy(component -> assertThat(component)
                        .hasSize(10)
                        .matches(items -> Arrays.stream(items).allMatch(i -> i % 40 == items[0] % 40)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void whoIsNearerIsInOneComponentAndWhoIsInOneHangsTogether(long seed) {
        Random random = new Random(seed);
        int n = 2 + random.nextInt(150);
        int steps = 1 + random.nextInt(2000);
        double[] distances = random.doubles((long) n * (n - 1) / 2)
                .map(d -> d < 0.02 ? Double.POSITIVE_INFINITY : Math.ceil(d * steps) / steps * 2)
                .toArray();
        DistanceMatrix matrix = DistanceMatrix.of(n, distances);
        EvenCut cut = EvenCut.of(matrix);
        Components expected = new Components(n);
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                assertThat((double) matrix.at(i, j)).isNotEqualTo(cut.distance());
                if (matrix.at(i, j) < cut.distance()) {
                    expected.join(i, j);
                }
            }
        }
        assertThat(items(cut.components())).isEqualTo(items(expected.ofSeveral()));
    }

    @Test
    void manyOfOneKindAreNotOneComponent() {
        // at random all hang together soon after the first of them do
        Random random = new Random(4);
        int n = 1000;
        double[] distances = random.doubles((long) n * (n - 1) / 2).toArray();
        List<int[]> components = EvenCut.of(DistanceMatrix.of(n, distances)).components();
        int largest = components.get(0).length;
        int left = n - components.stream().mapToInt(c -> c.length - 1).sum();
        assertThat((long) largest * largest + (long) left * left).isLessThan((long) n * n * 3 / 4);
    }

    private static List<List<Integer>> items(List<int[]> components) {
        return components.stream()
                .map(component -> Arrays.stream(component).boxed().toList())
                .toList();
    }
}
