package io.dropcast.cluster.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dropcast.cluster.FakeFace;
import io.dropcast.face.Embedding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tracks that are too many for one matrix come to the clusters of one matrix. */
final class BoundedLinkageTest {
    private static final BitSet NOBODY = new BitSet();

    @Test
    void aMatrixFitsIntoTheMemoryForIt() {
        assertThat(MatrixBound.ofMegabytes(16).tracks()).isEqualTo(2896);
        assertThat(MatrixBound.ofMegabytes(2048).tracks()).isEqualTo(32_768);
        assertThat(MatrixBound.ofMegabytes(8192)).isEqualTo(MatrixBound.none());
    }

    @Test
    void asManyAsFitAreSpreadOverAll() {
        assertThat(new MatrixBound(3).spread(List.of(1, 2, 3))).containsExactly(1, 2, 3);
        assertThat(new MatrixBound(3).spread(List.of(1, 2, 3, 4, 5, 6, 7))).containsExactly(1, 3, 5);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void theClustersAreThoseOfOneMatrix(long seed) {
        Random random = new Random(seed);
        List<Embedding> vectors = people(random, 700, 40, 0.5 + random.nextDouble() / 4);
        double thresh = 0.48 + random.nextDouble() / 5;
        BitSet apart = apart(random, vectors.size(), random.nextInt(4000));
        BoundedLinkage.Linked whole = BoundedLinkage.of(vectors, apart, thresh, MatrixBound.none());
        BoundedLinkage.Linked parts = BoundedLinkage.of(vectors, apart, thresh, new MatrixBound(300));
        assertThat(parts.coarse()).isEmpty();
        assertThat(parts.labels()).isEqualTo(whole.labels());
        assertThat(whole.labels().stream().distinct().count()).isBetween(40L, 690L);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theClustersOfPicturesThatAreTheSameAreThoseOfOneMatrix(long seed) {
        Random random = new Random(seed);
        List<Embedding> few = people(random, 40, 10, 0.7);
        List<Embedding> vectors = new ArrayList<>();
        for (int copy = 0; copy < 10; copy++) {
            vectors.addAll(few);
        }
        Collections.shuffle(vectors, random);
        BoundedLinkage.Linked whole = BoundedLinkage.of(vectors, NOBODY, 0.6, MatrixBound.none());
        BoundedLinkage.Linked parts = BoundedLinkage.of(vectors, NOBODY, 0.6, new MatrixBound(200));
        assertThat(parts.coarse()).isEmpty();
        assertThat(parts.labels()).isEqualTo(whole.labels());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void amongTiesAndCannotLinksTheClustersAreSomeOfAverageLinkage(long seed) {
        Random random = new Random(seed);
        // corners of a cube in 6 dimensions: all distances are thirds, in groups that have nothing in common
        List<Embedding> vectors = new ArrayList<>();
        for (int t = 0; t < 90; t++) {
            double[] corner = new double[24];
            int group = random.nextInt(4) * 6;
            for (int i = 0; i < 6; i++) {
                corner[group + i] = random.nextBoolean() ? 1 : -1;
            }
            vectors.add(FakeFace.embedding(corner));
        }
        BitSet apart = apart(random, 90, 200);
        double cut = AverageLinkage.cutAt(0.3);
        List<Integer> labels =
                BoundedLinkage.of(vectors, apart, 0.3, new MatrixBound(40)).labels();
        for (int a = 0; a < 90; a++) {
            for (int b = a + 1; b < 90; b++) {
                boolean held = apart.get(DistanceMatrix.index(90, a, b));
                assertThat(held && labels.get(a).equals(labels.get(b))).isFalse();
            }
        }
        DistanceMatrix distances = DistanceMatrix.cosine(vectors, apart);
        // no two clusters are left that average linkage would put together
        NaiveLinkage left = new NaiveLinkage(distances);
        for (int t = 0; t < 90; t++) {
            if (labels.get(t) != t) {
                left.merge(labels.get(t), t);
            }
        }
        assertThat(left.nearest()).isGreaterThan(cut);
    }

    @Test
    void aChainThatIsTooLongIsCutWhereItIsLeastAlikeAndThatIsSaid() {
        // two bundles of 30, 20 degrees apart
        Random random = new Random(5);
        List<Embedding> vectors = Stream.iterate(0, i -> i + 1)
                .limit(60)
                .map(i -> Math.toRadians((i % 2 == 0 ? 0 : 20) + random.nextDouble()))
                .map(angle -> FakeFace.embedding(Math.cos(angle), Math.sin(angle)))
                .toList();
        assertThat(BoundedLinkage.of(vectors, NOBODY, 0.8, new MatrixBound(60)).labels())
                .containsOnly(0);
        BoundedLinkage.Linked parts = BoundedLinkage.of(vectors, NOBODY, 0.8, new MatrixBound(30));
        assertThat(parts.labels()).containsOnly(0, 1);
        assertThat(parts.coarse()).singleElement().satisfies(coarse -> {
            assertThat(coarse.tracks()).isEqualTo(60);
            assertThat(coarse.similarity()).isCloseTo(0.95, within(1e-9));
        });
    }

    @Test
    void tracksThatNothingTellsApartAreTakenInTurn() {
        List<Embedding> same = Collections.nCopies(10, FakeFace.embedding(1, 2));
        BoundedLinkage.Linked parts = BoundedLinkage.of(same, NOBODY, 0.5, new MatrixBound(4));
        assertThat(parts.labels()).containsExactly(0, 0, 0, 0, 4, 4, 4, 4, 8, 8);
        assertThat(parts.coarse()).containsExactly(new CoarseGroup(10, 1));
    }

    @Test
    void whoIsHeldApartDoesNotHangTogether() {
        BitSet apart = new BitSet();
        apart.set(0, 3);
        List<Embedding> same = Collections.nCopies(3, FakeFace.embedding(1, 2));
        BoundedLinkage.Linked alone = BoundedLinkage.of(same, apart, 0.5, new MatrixBound(2));
        assertThat(alone.labels()).containsExactly(0, 1, 2);
        assertThat(alone.coarse()).isEmpty();
    }

    /** Appearances of people who are strangers to each other; {@code likeness} is the mean similarity of two of one person. */
    static List<Embedding> people(Random random, int tracks, int people, double likeness) {
        double[][] faces = Stream.generate(() -> random.doubles(128, -1, 1).toArray())
                .limit(people)
                .toArray(double[][]::new);
        double noise = Math.sqrt(1 / likeness - 1);
        return Stream.generate(() -> faces[random.nextInt(people)])
                .limit(tracks)
                .map(face -> FakeFace.embedding(Arrays.stream(face)
                        .map(x -> x + noise * (2 * random.nextDouble() - 1))
                        .toArray()))
                .toList();
    }

    private static BitSet apart(Random random, int size, int pairs) {
        BitSet apart = new BitSet();
        random.ints(pairs, 0, size * (size - 1) / 2).forEach(apart::set);
        return apart;
    }
}
