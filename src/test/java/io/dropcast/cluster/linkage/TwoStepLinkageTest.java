package io.dropcast.cluster.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dropcast.episode.StageInterrupted;
import io.dropcast.face.Embedding;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two steps find the merges of one. */
final class TwoStepLinkageTest {
    private static final double NEVER = Double.POSITIVE_INFINITY;

    @Test
    void nothingAndOneItemHaveNoMerges() {
        assertThat(TwoStepLinkage.inTwoSteps(DistanceMatrix.of(0)))
                .hasValueSatisfying(none -> assertThat(none.merges()).isEmpty());
        assertThat(TwoStepLinkage.inTwoSteps(DistanceMatrix.of(1)))
                .hasValueSatisfying(one -> assertThat(one.merges()).isEmpty());
    }

    @Test
    void whoIsInterruptedDoesNotGoOn() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> TwoStepLinkage.inTwoSteps(DistanceMatrix.of(2, 0.25)))
                    .isInstanceOf(StageInterrupted.class);
        } finally {
            assertThat(Thread.interrupted()).as("it stays interrupted").isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void ofRandomDistancesAndCannotLinksTheMergesAreThoseOfOneStep(long seed) {
        Random random = new Random(seed);
        int n = 2 + random.nextInt(120);
        double least = random.nextDouble();
        double share = seed % 2 == 0 ? 0 : random.nextDouble() / 5;
        double[] distances =
                distances(n, () -> random.nextDouble() < share ? NEVER : least + (1 - least) * random.nextDouble());
        assertThat(TwoStepLinkage.inTwoSteps(DistanceMatrix.of(n, distances)))
                .hasValueSatisfying(found -> same(found, AverageLinkage.of(DistanceMatrix.of(n, distances)), 1e-12));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void ofPeopleTheyAreTooAndTheSameOnAnyNumberOfThreads(long seed) {
        Random random = new Random(seed);
        List<Embedding> vectors = BoundedLinkageTest.people(random, 600, 5 + random.nextInt(60), 0.55);
        BitSet apart = new BitSet();
        random.ints(random.nextInt(2000), 0, 600 * 599 / 2).forEach(apart::set);
        Dendrogram expected = AverageLinkage.of(DistanceMatrix.cosine(vectors, apart));
        List<Dendrogram> found = new ArrayList<>();
        for (int threads = 1; threads <= 4; threads++) {
            ForkJoinPool pool = new ForkJoinPool(threads);
            try {
                pool.submit(() -> TwoStepLinkage.inTwoSteps(DistanceMatrix.cosine(vectors, apart)))
                        .join()
                        .ifPresent(found::add);
            } finally {
                pool.shutdown();
            }
        }
        assertThat(found).hasSize(4).allMatch(found.get(0)::equals);
        same(found.get(0), expected, 1e-12);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whereEqualDistancesMayDecideItSaysSoAndElseTheClustersAreThoseOfOneStep(long seed) {
        Random random = new Random(seed);
        int settled = 0;
        for (int run = 0; run < 200; run++) {
            int n = 3 + random.nextInt(8);
            int steps = 2 + random.nextInt(30);
            double[] tied = distances(n, () -> random.nextInt(12) == 0 ? NEVER : (1 + random.nextInt(steps)) / 32.0);
            Optional<Dendrogram> found = TwoStepLinkage.inTwoSteps(DistanceMatrix.of(n, tied));
            if (found.isPresent()) {
                settled++;
                clusterAlike(found.get(), AverageLinkage.of(DistanceMatrix.of(n, tied)), n);
            }
        }
        assertThat(settled).isBetween(20, 190);
    }

    @Test
    void thenAllAreLinkedInOneStepFromTheSameDistances() {
        Random random = new Random(5);
        int n = TwoStepLinkage.WORTH_IT;
        double[] distances = distances(n, () -> 0.5 + random.nextDouble() / 2);
        // a path of equal steps: either of them could be the first
        distances[DistanceMatrix.index(n, 7, 8)] = 0.25;
        distances[DistanceMatrix.index(n, 8, 9)] = 0.25;
        AtomicInteger asked = new AtomicInteger();
        Dendrogram found = TwoStepLinkage.of(DistanceMatrix.of(n, distances), () -> {
            asked.incrementAndGet();
            return DistanceMatrix.of(n, distances);
        });
        assertThat(asked).hasValue(1);
        assertThat(found).isEqualTo(AverageLinkage.of(DistanceMatrix.of(n, distances)));
    }

    @Test
    void distancesThatDifferAreNotAskedForAgain() {
        Random random = new Random(6);
        int n = TwoStepLinkage.WORTH_IT;
        // each another multiple of the grid, so no mean is tied but by chance
        double[] distances = distances(n, random::nextDouble);
        Dendrogram found = TwoStepLinkage.of(DistanceMatrix.of(n, distances), () -> {
            throw new AssertionError("asked again");
        });
        same(found, AverageLinkage.of(DistanceMatrix.of(n, distances)), 1e-12);
    }

    /** Heights to within a rounding, and the same clusters between any two of them. */
    private static void same(Dendrogram found, Dendrogram expected, double rounding) {
        assertThat(found.size()).isEqualTo(expected.size());
        assertThat(found.merges()).hasSameSizeAs(expected.merges());
        double before = -1;
        for (int m = 0; m < found.merges().size(); m++) {
            double height = expected.merges().get(m).height();
            assertThat(found.merges().get(m).height()).isCloseTo(height, within(rounding));
            if (height - before > 4 * rounding) {
                double between = (before + height) / 2;
                assertThat(found.labels(between)).containsExactly(expected.labels(between));
            }
            before = height;
        }
        assertThat(found.labels(before + 1)).containsExactly(expected.labels(before + 1));
    }

    private static void clusterAlike(Dendrogram found, Dendrogram expected, int n) {
        for (double cut = 0; cut < 1.1; cut += 1 / 128.0) {
            assertThat(found.labels(cut + 1e-6)).as("n=%d cut=%s", n, cut).containsExactly(expected.labels(cut + 1e-6));
        }
    }

    private static double[] distances(int n, DoubleSupplier next) {
        return DoubleStream.generate(next).limit((long) n * (n - 1) / 2).toArray();
    }
}
