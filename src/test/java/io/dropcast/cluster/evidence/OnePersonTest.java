package io.dropcast.cluster.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dropcast.cluster.FakeFace;
import io.dropcast.cluster.FakeTrack;
import io.dropcast.embed.TrackFace;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OnePersonTest {
    private static final FaceRatio CURVE = new FaceRatio(
            List.of(
                    new FaceRatio.Point(1.5, 0.45, 0.25, 0.06, 0.48, 0.18),
                    new FaceRatio.Point(3.5, 0, 0.1, 0.006, 0.8, 0.18)),
            1.2);
    private static final double CLEAR = 3.5;

    @Test
    void whereOnePersonIsAlwaysTheSameTheCurveBecomesStricter() {
        OnePerson here = OnePerson.of(people(12, 0.99, CLEAR), CURVE);
        assertThat(here.merges()).isEqualTo(12);
        assertThat(here.more()).isBetween(0.1, 0.2);
        assertThat(here.spread()).isLessThan(1);
        FaceRatio curve = here.in(CURVE);
        assertThat(curve.even(CLEAR)).isGreaterThan(CURVE.even(CLEAR) + 0.1);
        assertThat(curve.of(0.99, CLEAR)).isEqualTo(FaceRatio.MOST);
    }

    @Test
    void poorFacesAreJudgedAsAlways() {
        FaceRatio curve = OnePerson.of(people(12, 0.99, CLEAR), CURVE).in(CURVE);
        assertThat(curve.even(1.5)).isCloseTo(CURVE.even(1.5), within(0.02));
    }

    @Test
    void onePersonWhoLooksLessAlikeThanUsualMakesItNoMoreLenient() {
        OnePerson here = OnePerson.of(people(12, 0.62, CLEAR), CURVE);
        assertThat(here.more()).isZero();
        assertThat(here.spread()).isLessThanOrEqualTo(1);
        assertThat(here.in(CURVE).even(CLEAR)).isGreaterThanOrEqualTo(CURVE.even(CLEAR) - 1e-6);
    }

    @Test
    void poorTracksSayNothingOfIt() {
        OnePerson here = OnePerson.of(people(12, 0.99, 1.6), CURVE);
        assertThat(here).isEqualTo(new OnePerson(0, 0, 1));
        assertThat(here.in(CURVE)).isEqualTo(CURVE);
    }

    /** Two tracks each, that alike; the people have nothing in common. */
    private static List<TrackFace> people(int count, double alike, double norm) {
        List<TrackFace> tracks = new ArrayList<>();
        for (int p = 0; p < count; p++) {
            double[] one = new double[2 * count];
            double[] other = new double[2 * count];
            one[2 * p] = 1;
            other[2 * p] = alike;
            other[2 * p + 1] = Math.sqrt(1 - alike * alike);
            tracks.add(track(2 * p + 1, norm, one));
            tracks.add(track(2 * p + 2, norm, other));
        }
        return tracks;
    }

    private static TrackFace track(int id, double norm, double... vector) {
        return FakeTrack.pooled(id, FakeFace.at(1000L * id).vector(vector).norm(norm));
    }
}
