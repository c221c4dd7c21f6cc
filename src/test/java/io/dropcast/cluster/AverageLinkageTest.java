package io.dropcast.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropcast.episode.StageInterrupted;
import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AverageLinkageTest {
    private static final double NEVER = Double.POSITIVE_INFINITY;

    @Test
    void nothingHasNoClusters() {
        assertThat(AverageLinkage.labels(DistanceMatrix.of(0), 0.3)).isEmpty();
    }

    @Test
    void whoIsInterruptedDoesNotGoOn() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> AverageLinkage.labels(DistanceMatrix.of(2, 0.25), 0.3))
                    .isInstanceOf(StageInterrupted.class);
        } finally {
            assertThat(Thread.interrupted()).as("it stays interrupted").isTrue();
        }
    }

    @Test
    void oneItemIsOneCluster() {
        assertThat(AverageLinkage.labels(DistanceMatrix.of(1), 0.3)).containsExactly(0);
    }

    @Test
    void twoItemsMergeUpToTheCutAndNotBeyond() {
        DistanceMatrix pair = DistanceMatrix.of(2, 0.25);
        assertThat(AverageLinkage.labels(pair, 0.25)).containsExactly(0, 0);
        assertThat(AverageLinkage.labels(pair, 0.24)).containsExactly(0, 1);
    }

    @Test
    void theMeanOfAllPairsDecidesAndNotTheNearestOrTheFarthest() {
        // 0 and 1 merge at 0.125; then 2 is (0.25 + 0.75) / 2 = 0.5 away
        DistanceMatrix three = DistanceMatrix.of(3, 0.125, 0.25, 0.75);
        assertThat(AverageLinkage.labels(three, 0.5)).containsExactly(0, 0, 0);
        assertThat(AverageLinkage.labels(three, 0.49)).containsExactly(0, 0, 2);
    }

    @Test
    void aLargeClusterCountsEachOfItsMembers() {
        // {0,1,2} at 0.125 each; 3 is 0.25, 0.25 and 1 away from them: 0.5, and not (0.25 + 1) / 2
        DistanceMatrix four = DistanceMatrix.of(4, 0.125, 0.125, 0.25, 0.125, 0.25, 1);
        assertThat(AverageLinkage.labels(four, 0.5)).containsExactly(0, 0, 0, 0);
        assertThat(AverageLinkage.labels(four, 0.49)).containsExactly(0, 0, 0, 3);
    }

    @Test
    void ofEqualDistancesTheLowestPairMerges() {
        // a path 0-1-2 of equal steps whose ends are far apart
        assertThat(AverageLinkage.labels(DistanceMatrix.of(3, 0.25, 1, 0.25), 0.25))
                .containsExactly(0, 0, 2);
    }

    @Test
    void allAtTheSameDistanceAreOneCluster() {
        double[] same = new double[45];
        Arrays.fill(same, 0.3);
        assertThat(AverageLinkage.labels(DistanceMatrix.of(10, same), 0.3 + 1e-6))
                .containsOnly(0);
    }

    @Test
    void onlyInfiniteDistancesMergeNothing() {
        double[] never = new double[10];
        Arrays.fill(never, NEVER);
        assertThat(AverageLinkage.labels(DistanceMatrix.of(5, never), 2)).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void aPairThatMayNotMergeIsNotMergedThroughAThird() {
        // 1 is near both 0 and 2, which may never be one: it goes to the nearer, and takes the infinite distance along
        assertThat(AverageLinkage.labels(DistanceMatrix.of(3, 0.2, NEVER, 0.1), 2))
                .containsExactly(0, 1, 1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void findsWhatTheNaiveMethodFinds(long seed) {
        Random random = new Random(seed);
        int n = 2 + random.nextInt(60);
        agree(DistanceMatrix.of(n, distances(n, random::nextDouble)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void findsWhatTheNaiveMethodFindsAmongTies(long seed) {
        Random random = new Random(seed);
        int n = 2 + random.nextInt(60);
        int steps = 1 + random.nextInt(6);
        agree(DistanceMatrix.of(n, distances(n, () -> (1 + random.nextInt(steps)) / 10.0)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void findsWhatTheNaiveMethodFindsAmongCannotLinks(long seed) {
        Random random = new Random(seed);
        int n = 2 + random.nextInt(60);
        double share = random.nextDouble() / 4;
        agree(DistanceMatrix.of(n, distances(n, () -> random.nextDouble() < share ? NEVER : random.nextDouble())));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void findsWhatTheNaiveMethodFindsAmongTiesAndCannotLinks(long seed) {
        Random random = new Random(seed);
        int n = 2 + random.nextInt(60);
        agree(DistanceMatrix.of(
                n, distances(n, () -> random.nextInt(20) == 0 ? NEVER : (1 + random.nextInt(4)) / 7.0)));
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25, 26})
    void theOrderOfTheItemsDoesNotMatter(long seed) {
        Random random = new Random(seed);
        int n = 50;
        DistanceMatrix matrix =
                DistanceMatrix.of(n, distances(n, () -> random.nextInt(15) == 0 ? NEVER : random.nextDouble()));
        int[] place = shuffled(n, random);
        double[] moved = new double[n * (n - 1) / 2];
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                moved[DistanceMatrix.index(n, i, j)] = matrix.at(place[i], place[j]);
            }
        }
        int[] labels = AverageLinkage.labels(matrix, 0.45);
        int[] movedLabels = AverageLinkage.labels(DistanceMatrix.of(n, moved), 0.45);
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                assertThat(movedLabels[i] == movedLabels[j]).isEqualTo(labels[place[i]] == labels[place[j]]);
            }
        }
    }

    /** At cuts that leave many, some and few clusters, and at exact multiples of the tied distances. */
    private static void agree(DistanceMatrix matrix) {
        for (double cut : new double[] {0.1, 0.2, 2 / 7.0, 0.3, 0.4, 0.5, 0.7, 1, 2}) {
            assertThat(AverageLinkage.labels(matrix, cut + 1e-6))
                    .as("n=%d cut=%s", matrix.size(), cut)
                    .containsExactly(NaiveLinkage.labels(matrix, cut + 1e-6));
        }
    }

    private static double[] distances(int n, DoubleSupplier next) {
        return DoubleStream.generate(next).limit((long) n * (n - 1) / 2).toArray();
    }

    private static int[] shuffled(int n, Random random) {
        int[] place = new int[n];
        Arrays.setAll(place, i -> i);
        for (int i = n - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int held = place[i];
            place[i] = place[j];
            place[j] = held;
        }
        return place;
    }
}
