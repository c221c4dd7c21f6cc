package io.dropcast.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dropcast.face.Embedding;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PoolingTest {
    private static final EmbedSettings SETTINGS = new EmbedSettings(16, 0.6, 1, 0.34, 0.60, 0.08, 3, 0.60);

    @Test
    void nothingGivesNothing() {
        assertThat(Pooling.pool(List.of(), List.of(), SETTINGS)).isEmpty();
    }

    @Test
    void oneSampleIsTheTrack() {
        assertThat(pool(List.of(at(37)), 0.2)).isEqualTo(at(37));
    }

    @Test
    void twoSamplesAreBothKeptHoweverDifferent() {
        // nobody can say which of two is the stray one
        assertThat(degrees(pool(List.of(at(0), at(80)), 1, 1))).isCloseTo(40, within(1e-4));
    }

    @Test
    void betterSamplesCountMore() {
        // (1, 0) three times and (0, 1) once: the angle of (3, 1)
        assertThat(degrees(pool(List.of(at(0), at(90)), 0.9, 0.3))).isCloseTo(18.4349, within(1e-3));
    }

    @Test
    void aStraySampleIsDropped() {
        // the mean is near 13 degrees, from where 75 degrees is a similarity of 0.47
        Embedding pooled = pool(List.of(at(0), at(0), at(0), at(0), at(75)), 1, 1, 1, 1, 1);
        assertThat(degrees(pooled)).isCloseTo(0, within(1e-4));
    }

    @Test
    void aSampleThatLooksOtherThanMostIsDropped() {
        // the mean is near 9 degrees: 0.98 and more for four, 0.80 for the fifth, which is above 0.60 but far below the
        // median
        Embedding pooled = pool(List.of(at(-2), at(-1), at(1), at(2), at(45)), 1, 1, 1, 1, 1);
        assertThat(degrees(pooled)).isCloseTo(0, within(1e-4));
    }

    @Test
    void samplesThatDifferLittleAreAllKept() {
        Embedding pooled = pool(List.of(at(0), at(10), at(20)), 1, 1, 1);
        assertThat(degrees(pooled)).isCloseTo(10, within(1e-4));
    }

    @Test
    void samplesAreDroppedOnceAndNotAgain() {
        // the mean is at 24.5 degrees, from where they are 0.91, 0.91, 1.00 and 0.42 near: 90 goes. From the new mean,
        // 6.6 degrees,
        // they are 0.99, 0.99 and 0.97 near: a second round would take 20 as well
        EmbedSettings strict = new EmbedSettings(16, 0.6, 1, 0.34, 0.60, 0.01, 3, 0.60);
        Embedding pooled = Pooling.pool(List.of(at(0), at(0), at(20), at(90)), List.of(1.0, 1.0, 1.0, 1.0), strict)
                .orElseThrow();
        assertThat(degrees(pooled)).isCloseTo(6.6363, within(1e-3));
    }

    @Test
    void whereNoSampleIsLikeTheMeanAllStay() {
        // three at right angles in space: each is 0.577 from the mean
        List<Embedding> all = List.of(of(1, 0, 0), of(0, 1, 0), of(0, 0, 1));
        Embedding pooled = Pooling.pool(all, List.of(1.0, 1.0, 1.0), SETTINGS).orElseThrow();
        assertThat(all).allMatch(v -> Math.abs(pooled.similarity(v) - 1 / Math.sqrt(3)) < 1e-6);
    }

    @Test
    void samplesOfNoQualityStillCountALittle() {
        Embedding pooled = pool(List.of(at(0), at(90)), 0, 0);
        assertThat(degrees(pooled)).isCloseTo(45, within(1e-4));
    }

    @Test
    void samplesCountByTheSquareOfTheirNorm() {
        Embedding pooled = Pooling.pool(
                        List.of(
                                new Sample(Seen.at(1), new Encoded(at(0), 3)),
                                new Sample(Seen.at(2), new Encoded(at(90), 1))),
                        SETTINGS)
                .orElseThrow();
        assertThat(degrees(pooled)).isCloseTo(Math.toDegrees(Math.atan2(1, 9)), within(1e-3));
    }

    /** Five at right angles are 0.354 or 0.707 from the mean, the sixth points the other way. */
    @Test
    void poorFacesThatAgreeNoBetterThanTheLimitAreKeptButForTheStrayOne() {
        List<Embedding> poor = new ArrayList<>();
        for (int axis = 0; axis < 5; axis++) {
            float[] one = new float[5];
            one[axis] = 1;
            poor.add(Embedding.of("fake", one));
        }
        Embedding ofPoor = Embedding.mean(poor);
        poor.add(Embedding.of("fake", new float[] {-0.5f, -0.5f, -0.5f, -0.5f, 0}));
        Embedding pooled = pool(poor, 1, 1, 1, 1, 1, 1);
        assertThat(pooled.similarity(ofPoor)).isCloseTo(1, within(1e-6));
    }

    private static Embedding pool(List<Embedding> vectors, double... qualities) {
        return Pooling.pool(vectors, java.util.Arrays.stream(qualities).boxed().toList(), SETTINGS)
                .orElseThrow();
    }

    /** A vector in the plane. */
    private static Embedding at(double degrees) {
        return of(Math.cos(Math.toRadians(degrees)), Math.sin(Math.toRadians(degrees)), 0);
    }

    private static Embedding of(double x, double y, double z) {
        return Embedding.of("fake", new float[] {(float) x, (float) y, (float) z});
    }

    private static double degrees(Embedding v) {
        return Math.toDegrees(Math.atan2(v.at(1), v.at(0)));
    }
}
