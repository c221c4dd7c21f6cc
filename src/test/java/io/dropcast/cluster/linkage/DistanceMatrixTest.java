package io.dropcast.cluster.linkage;

import static io.dropcast.cluster.FakeTrack.at;
import static io.dropcast.cluster.FakeTrack.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dropcast.cluster.FakeFace;
import io.dropcast.cluster.evidence.CannotLink;
import io.dropcast.embed.TrackFace;
import io.dropcast.face.Embedding;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DistanceMatrixTest {

    @Test
    void aDistanceIsOneMinusTheCosine() {
        DistanceMatrix matrix = DistanceMatrix.cosine(
                List.of(
                        FakeFace.embedding(1, 0),
                        FakeFace.embedding(0.6, 0.8),
                        FakeFace.embedding(0, 1),
                        FakeFace.embedding(-1, 0)),
                new BitSet());
        assertThat((double) matrix.at(0, 1)).isCloseTo(0.4, within(1e-6));
        assertThat((double) matrix.at(1, 2)).isCloseTo(0.2, within(1e-6));
        assertThat(matrix.at(0, 2)).isEqualTo(1f);
        assertThat(matrix.at(3, 0)).isEqualTo(matrix.at(0, 3)).isEqualTo(2f);
    }

    @Test
    void eachPairHasItsOwnPlace() {
        int k = 0;
        for (int i = 0; i < 7; i++) {
            for (int j = i + 1; j < 7; j++) {
                assertThat(DistanceMatrix.index(7, i, j)).isEqualTo(k++);
            }
        }
        assertThat(DistanceMatrix.index(65_536, 65_534, 65_535)).isEqualTo(2_147_450_879);
    }

    @Test
    void pairsHaveCellsOfTheirOwn() {
        for (int size : new int[] {1, 2, 31, 32, 33, 100}) {
            Triangle triangle = new Triangle(size);
            BitSet used = new BitSet();
            for (int i = 0; i < size; i++) {
                for (int j = i + 1; j < size; j++) {
                    assertThat(triangle.cell(i, j))
                            .isEqualTo(triangle.cell(j, i))
                            .isBetween(0, triangle.cells() - 1);
                    assertThat(used.get(triangle.cell(i, j))).isFalse();
                    used.set(triangle.cell(i, j));
                }
            }
        }
        Triangle largest = new Triangle(Triangle.MOST);
        assertThat(largest.cell(Triangle.MOST - 2, Triangle.MOST - 1)).isBetween(0, largest.cells() - 1);
    }

    @Test
    void distancesAreThoseOfTheVectorsHoweverManyThereAre() {
        Random random = new Random(3);
        List<Embedding> vectors = Stream.generate(
                        () -> FakeFace.embedding(random.doubles(33, -1, 1).toArray()))
                .limit(1100)
                .toList();
        BitSet apart = new BitSet();
        random.ints(50, 0, 1100 * 1099 / 2).forEach(apart::set);
        DistanceMatrix matrix = DistanceMatrix.cosine(vectors, apart);
        for (int i = 0; i < 1100; i++) {
            for (int j = i + 1; j < 1100; j++) {
                double expected = apart.get(DistanceMatrix.index(1100, i, j))
                        ? Double.POSITIVE_INFINITY
                        : 1 - vectors.get(i).similarity(vectors.get(j));
                assertThat(matrix.at(i, j) == expected || Math.abs(matrix.at(i, j) - expected) < 1e-6)
                        .isTrue();
            }
        }
    }

    @Test
    void distancesThatWereGivenAwayCannotBeAsked() {
        DistanceMatrix given = DistanceMatrix.of(2, 0.5);
        assertThat(given.release()).isNotEmpty();
        assertThatThrownBy(() -> given.at(0, 1)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void negativeOrMissingDistancesAreRefused() {
        assertThatThrownBy(() -> DistanceMatrix.of(2, -0.1)).hasMessageContaining("-0.1");
        assertThatThrownBy(() -> DistanceMatrix.of(2, Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> DistanceMatrix.of(3, 0.1)).hasMessageContaining("3 distances, found 1");
    }

    @Test
    void tracksSeenAtOnceInDifferentPlacesAreApart() {
        assertThat(apart(at(1, 10, 0, 1, 0), at(2, 10, 500, 1, 0))).isTrue();
    }

    @Test
    void oneCommonFrameIsEnough() {
        assertThat(apart(seen(1, 10, 20, 0, 1, 0), seen(2, 20, 30, 500, 1, 0))).isTrue();
        assertThat(apart(seen(1, 10, 20, 0, 1, 0), seen(2, 21, 30, 500, 1, 0))).isFalse();
    }

    @Test
    void tracksInTheSamePlaceMayBeOneFaceFoundTwice() {
        // boxes of side 100: moved by 50 the IoU is 1/3, by 60 it is 1/4
        assertThat(apart(at(1, 10, 0, 1, 0), at(2, 10, 50, 1, 0))).isFalse();
        assertThat(apart(at(1, 10, 0, 1, 0), at(2, 10, 60, 1, 0))).isTrue();
    }

    @Test
    void onlyThePairsThatWereSeenApartAreMarked() {
        BitSet apart = CannotLink.pairs(
                List.of(at(1, 10, 0, 1, 0), at(2, 90, 500, 1, 0), at(3, 10, 900, 1, 0), at(4, 91, 0, 1, 0)));
        assertThat(apart.stream()).containsExactly(DistanceMatrix.index(4, 0, 2), DistanceMatrix.index(4, 1, 3));
    }

    private static boolean apart(TrackFace one, TrackFace other) {
        List<TrackFace> tracks = List.of(one, other);
        List<Embedding> vectors =
                tracks.stream().map(TrackFace::vector).flatMap(Optional::stream).toList();
        return Float.isInfinite(
                DistanceMatrix.cosine(vectors, CannotLink.pairs(tracks)).at(0, 1));
    }
}
