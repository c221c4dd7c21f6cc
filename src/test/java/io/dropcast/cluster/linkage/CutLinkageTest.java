package io.dropcast.cluster.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropcast.episode.StageInterrupted;
import io.dropcast.face.Embedding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** At a cut the labels are those of the whole dendrogram, item by item. */
final class CutLinkageTest {
    private static final double NEVER = Double.POSITIVE_INFINITY;

    @Test
    void nothingHasNoClusters() {
        assertThat(CutLinkage.labels(() -> DistanceMatrix.of(0), 0.3)).isEmpty();
    }

    @Test
    void whoIsInterruptedDoesNotGoOn() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> CutLinkage.labels(() -> DistanceMatrix.of(2, 0.25), 0.3))
                    .isInstanceOf(StageInterrupted.class);
        } finally {
            assertThat(Thread.interrupted()).as("it stays interrupted").isTrue();
        }
    }

    @Test
    void aDistanceThatEqualsTheCutIsWithinIt() {
        assertThat(CutLinkage.labels(() -> DistanceMatrix.of(2, 0.25), 0.25)).containsExactly(0, 0);
        assertThat(CutLinkage.labels(() -> DistanceMatrix.of(2, 0.25), 0.24)).containsExactly(0, 1);
    }

    @Test
    void aPathOfEqualStepsIsAChoiceAndATriangleIsNot() {
        assertThat(AverageLinkage.labelsInAnyOrder(DistanceMatrix.of(3, 0.25, 1, 0.25), 0.3))
                .isEmpty();
        assertThat(AverageLinkage.labelsInAnyOrder(DistanceMatrix.of(3, 0.25, 0.25, 0.25), 0.3))
                .hasValueSatisfying(labels -> assertThat(labels).containsOnly(0));
        assertThat(AverageLinkage.labelsInAnyOrder(DistanceMatrix.of(3, 0.25, 1, 0.25), 0.2))
                .as("what happens beyond the cut does not count")
                .hasValueSatisfying(labels -> assertThat(labels).containsExactly(0, 1, 2));
    }

    @Test
    void aHeightThatEqualsTheCutMayBeOnTheOtherSideInAnotherOrder() {
        assertThat(AverageLinkage.labelsInAnyOrder(DistanceMatrix.of(2, 0.25), 0.25))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void whatHasNoChoiceIsTheSameInEveryOrderOfTheItems(long seed) {
        Random random = new Random(seed);
        int settled = 0;
        for (int run = 0; run < 400; run++) {
            int n = 3 + random.nextInt(5);
            int steps = 2 + random.nextInt(6);
            double[] tied = distances(n, () -> random.nextInt(12) == 0 ? NEVER : (1 + random.nextInt(steps)) / 8.0);
            double cut = random.nextDouble();
            DistanceMatrix matrix = DistanceMatrix.of(n, tied);
            int[] expected = AverageLinkage.labelsInAnyOrder(DistanceMatrix.of(n, tied), cut)
                    .orElse(new int[0]);
            settled += expected.length > 0 ? 1 : 0;
            for (int other = 0; expected.length > 0 && other < 30; other++) {
                List<Integer> order =
                        new ArrayList<>(IntStream.range(0, n).boxed().toList());
                Collections.shuffle(order, random);
                double[] moved = new double[tied.length];
                for (int i = 0; i < n; i++) {
                    for (int j = i + 1; j < n; j++) {
                        moved[DistanceMatrix.index(n, i, j)] = matrix.at(order.get(i), order.get(j));
                    }
                }
                int[] labels = AverageLinkage.of(DistanceMatrix.of(n, moved)).labels(cut);
                for (int i = 0; i < n; i++) {
                    for (int j = i + 1; j < n; j++) {
                        assertThat(labels[i] == labels[j]).isEqualTo(expected[order.get(i)] == expected[order.get(j)]);
                    }
                }
            }
        }
        assertThat(settled).isBetween(50, 390);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void ofRandomDistancesTheLabelsAreThoseOfTheDendrogram(long seed) {
        Random random = new Random(seed);
        int n = 2 + random.nextInt(60);
        double least = random.nextDouble();
        agree(n, distances(n, () -> least + (1 - least) * random.nextDouble()));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void ofTiedDistancesInManyComponentsTheyAreToo(long seed) {
        Random random = new Random(seed);
        int n = 20 + random.nextInt(60);
        int groups = 2 + random.nextInt(8);
        int steps = 2 + random.nextInt(5);
        int[] group = random.ints(n, 0, groups).toArray();
        double[] tied = new double[n * (n - 1) / 2];
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                double distance = (1 + random.nextInt(steps)) / 9.0 + (group[i] == group[j] ? 0 : 0.6);
                tied[DistanceMatrix.index(n, i, j)] = random.nextInt(30) == 0 ? NEVER : distance;
            }
        }
        agree(n, tied);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void ofVectorsWithCopiesAndCannotLinksTheyAreTooOnAnyNumberOfThreads(long seed) {
        Random random = new Random(seed);
        List<Embedding> vectors = new ArrayList<>(BoundedLinkageTest.people(random, 250, 5 + random.nextInt(40), 0.55));
        for (int copy = 0; copy < 250; copy++) {
            vectors.add(vectors.get(random.nextInt(250)));
        }
        BitSet apart = new BitSet();
        random.ints(random.nextInt(2000), 0, 500 * 499 / 2).forEach(apart::set);
        for (double similarity : new double[] {0.4, 0.5, 0.6}) {
            double cut = AverageLinkage.cutAt(similarity);
            int[] expected =
                    AverageLinkage.of(DistanceMatrix.cosine(vectors, apart)).labels(cut);
            for (int threads = 1; threads <= 4; threads++) {
                ForkJoinPool pool = new ForkJoinPool(threads);
                try {
                    assertThat(pool.submit(() -> CutLinkage.labels(() -> DistanceMatrix.cosine(vectors, apart), cut))
                                    .join())
                            .containsExactly(expected);
                } finally {
                    pool.shutdown();
                }
            }
        }
    }

    @Test
    void ofManyWhoMostlyHangTogetherTheyAreToo() {
        // strangers as alike as this are mostly one component at the threshold, and too many to be linked in one step
        List<Embedding> vectors = BoundedLinkageTest.people(new Random(3), TwoStepLinkage.WORTH_IT + 100, 40, 0.6);
        double cut = AverageLinkage.cutAt(0.15);
        Components near = new Components(vectors.size());
        DistanceMatrix distances = DistanceMatrix.cosine(vectors, new BitSet());
        distances.parts().forEach(part -> distances.eachWithin(cut, part, (one, other, d) -> near.join(one, other)));
        assertThat(near.ofSeveral().get(0).length).isGreaterThan(vectors.size() / 2);
        assertThat(CutLinkage.labels(() -> DistanceMatrix.cosine(vectors, new BitSet()), cut))
                .containsExactly(AverageLinkage.of(distances).labels(cut));
    }

    @Test
    void theyAreWhatSciPyFindsInRandomAndTiedDistances() throws IOException {
        int cuts = 0;
        int size = 0;
        double[] distances = {};
        for (String line : Files.readAllLines(Path.of("src/test/resources/scipy/average-linkage.txt"))) {
            String[] words = line.split(" ", -1);
            if (words[0].equals("case")) {
                size = Integer.parseInt(words[2]);
            } else if (words[0].equals("distances")) {
                distances = AverageLinkageTest.units(words, 1);
            } else if (words[0].equals("cut")) {
                cuts++;
                int[] expected =
                        Arrays.stream(words).skip(2).mapToInt(Integer::parseInt).toArray();
                double cut = AverageLinkageTest.units(words, 1)[0];
                int items = size;
                double[] given = distances;
                assertThat(CutLinkage.labels(() -> DistanceMatrix.of(items, given), cut))
                        .containsExactly(expected);
            }
        }
        assertThat(cuts).isGreaterThan(200);
    }

    /** At cuts that leave many, some and few clusters, and at multiples of the tied distances. */
    private static void agree(int n, double... distances) {
        for (double cut : new double[] {0.1, 1 / 9.0, 0.2, 2 / 9.0, 0.3, 1 / 3.0, 0.4, 4 / 9.0, 0.5, 0.6, 0.8, 1, 2}) {
            for (double more : new double[] {0, 1e-6}) {
                assertThat(CutLinkage.labels(() -> DistanceMatrix.of(n, distances), cut + more))
                        .as("n=%d cut=%s", n, cut + more)
                        .containsExactly(AverageLinkage.of(DistanceMatrix.of(n, distances))
                                .labels(cut + more));
            }
        }
    }

    private static double[] distances(int n, DoubleSupplier next) {
        return DoubleStream.generate(next).limit((long) n * (n - 1) / 2).toArray();
    }
}
