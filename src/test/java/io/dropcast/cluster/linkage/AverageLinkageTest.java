package io.dropcast.cluster.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dropcast.episode.StageInterrupted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        assertThat(labels(DistanceMatrix.of(0), 0.3)).isEmpty();
    }

    @Test
    void whoIsInterruptedDoesNotGoOn() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> labels(DistanceMatrix.of(2, 0.25), 0.3)).isInstanceOf(StageInterrupted.class);
        } finally {
            assertThat(Thread.interrupted()).as("it stays interrupted").isTrue();
        }
    }

    @Test
    void oneItemIsOneCluster() {
        assertThat(labels(DistanceMatrix.of(1), 0.3)).containsExactly(0);
    }

    @Test
    void twoItemsMergeUpToTheCutAndNotBeyond() {
        Dendrogram pair = AverageLinkage.of(DistanceMatrix.of(2, 0.25));
        assertThat(pair.labels(0.25)).containsExactly(0, 0);
        assertThat(pair.labels(0.24)).containsExactly(0, 1);
    }

    @Test
    void theMeanOfAllPairsDecidesAndNotTheNearestOrTheFarthest() {
        // 0 and 1 merge at 0.125; then 2 is (0.25 + 0.75) / 2 = 0.5 away
        Dendrogram three = AverageLinkage.of(DistanceMatrix.of(3, 0.125, 0.25, 0.75));
        assertThat(three.labels(0.5)).containsExactly(0, 0, 0);
        assertThat(three.labels(0.49)).containsExactly(0, 0, 2);
    }

    @Test
    void aLargeClusterCountsEachOfItsMembers() {
        // {0,1,2} at 0.125 each; 3 is 0.25, 0.25 and 1 away from them: 0.5, and not (0.25 + 1) / 2
        Dendrogram four = AverageLinkage.of(DistanceMatrix.of(4, 0.125, 0.125, 0.25, 0.125, 0.25, 1));
        assertThat(four.labels(0.5)).containsExactly(0, 0, 0, 0);
        assertThat(four.labels(0.49)).containsExactly(0, 0, 0, 3);
    }

    @Test
    void ofEqualDistancesTheLowestPairMerges() {
        // a path 0-1-2 of equal steps whose ends are far apart
        assertThat(labels(DistanceMatrix.of(3, 0.25, 1, 0.25), 0.25)).containsExactly(0, 0, 2);
    }

    @Test
    void allAtTheSameDistanceAreOneCluster() {
        double[] same = new double[45];
        Arrays.fill(same, 0.3);
        assertThat(labels(DistanceMatrix.of(10, same), 0.3 + 1e-6)).containsOnly(0);
    }

    @Test
    void onlyInfiniteDistancesMergeNothing() {
        double[] never = new double[10];
        Arrays.fill(never, NEVER);
        assertThat(labels(DistanceMatrix.of(5, never), 2)).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void aPairThatMayNotMergeIsNotMergedThroughAThird() {
        // 1 is near both 0 and 2, which may never be one: it goes to the nearer, and takes the infinite distance along
        assertThat(labels(DistanceMatrix.of(3, 0.2, NEVER, 0.1), 2)).containsExactly(0, 1, 1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void findsWhatTheNaiveMethodFinds(long seed) {
        Random random = new Random(seed);
        int n = 2 + random.nextInt(60);
        agree(n, distances(n, random::nextDouble));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void findsWhatTheNaiveMethodFindsAmongCannotLinks(long seed) {
        Random random = new Random(seed);
        int n = 2 + random.nextInt(60);
        double share = random.nextDouble() / 4;
        agree(n, distances(n, () -> random.nextDouble() < share ? NEVER : random.nextDouble()));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void amongTiesAndCannotLinksEachMergeIsOfANearestPair(long seed) {
        Random random = new Random(seed);
        int n = 2 + random.nextInt(60);
        double[] tied = distances(n, () -> random.nextInt(20) == 0 ? NEVER : (1 + random.nextInt(4)) / 7.0);
        NaiveLinkage naive = new NaiveLinkage(DistanceMatrix.of(n, tied));
        for (Dendrogram.Merge merge :
                AverageLinkage.of(DistanceMatrix.of(n, tied)).merges()) {
            assertThat(merge.height()).isCloseTo(naive.nearest(), within(1e-9));
            assertThat(naive.merge(merge.one(), merge.other())).isCloseTo(merge.height(), within(1e-9));
        }
        assertThat(naive.nearest()).isInfinite();
    }

    @Test
    void findsWhatSciPyFindsInRandomAndTiedDistances() throws IOException {
        int cuts = 0;
        Dendrogram merges = AverageLinkage.of(DistanceMatrix.of(0));
        String name = "";
        int size = 0;
        for (String line : Files.readAllLines(Path.of("src/test/resources/scipy/average-linkage.txt"))) {
            String[] words = line.split(" ", -1);
            switch (words[0]) {
                case "case" -> {
                    name = line;
                    size = Integer.parseInt(words[2]);
                }
                case "distances" -> merges = AverageLinkage.of(DistanceMatrix.of(size, units(words, 1)));
                case "cut" -> {
                    cuts++;
                    int[] expected = Arrays.stream(words)
                            .skip(2)
                            .mapToInt(Integer::parseInt)
                            .toArray();
                    assertThat(merges.labels(units(words, 1)[0]))
                            .as("%s cut %s", name, words[1])
                            .containsExactly(expected);
                }
                default -> assertThat(line).startsWith("#");
            }
        }
        assertThat(cuts).isGreaterThan(200);
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
        int[] labels = labels(matrix, 0.45);
        int[] movedLabels = labels(DistanceMatrix.of(n, moved), 0.45);
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                assertThat(movedLabels[i] == movedLabels[j]).isEqualTo(labels[place[i]] == labels[place[j]]);
            }
        }
    }

    private static int[] labels(DistanceMatrix distances, double cut) {
        return AverageLinkage.of(distances).labels(cut);
    }

    /** The words from there on, in units of the grid. */
    static double[] units(String[] words, int from) {
        return Arrays.stream(words)
                .skip(from)
                .mapToDouble(w -> Double.parseDouble(w) / (1 << 22))
                .toArray();
    }

    /** At cuts that leave many, some and few clusters, and at exact multiples of the tied distances. */
    private static void agree(int n, double... distances) {
        Dendrogram merges = AverageLinkage.of(DistanceMatrix.of(n, distances));
        for (double cut : new double[] {0.1, 0.2, 2 / 7.0, 0.3, 0.4, 0.5, 0.7, 1, 2}) {
            assertThat(merges.labels(cut + 1e-6))
                    .as("n=%d cut=%s", n, cut)
                    .containsExactly(NaiveLinkage.labels(DistanceMatrix.of(n, distances), cut + 1e-6));
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
