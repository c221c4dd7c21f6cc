package io.dropcast.cluster.evidence;

import static io.dropcast.cluster.FakeTrack.at;
import static io.dropcast.cluster.FakeTrack.episode;
import static io.dropcast.cluster.FakeTrack.pooled;
import static io.dropcast.cluster.FakeTrack.track;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dropcast.cluster.ClusterMemory;
import io.dropcast.cluster.ClusterSettings;
import io.dropcast.cluster.ClusterTracks;
import io.dropcast.cluster.FakeFace;
import io.dropcast.cluster.FakeTrack;
import io.dropcast.cluster.linkage.MatrixBound;
import io.dropcast.embed.TrackFace;
import io.dropcast.settings.KnownSettings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalibratorTest {
    /** Strangers of 128 random numbers are as alike as the strangers of real models. */
    private static final int DIMENSIONS = 128;

    private static final StrangerCurve CURVE = new StrangerCurve(
            11_000,
            List.of(
                    new StrangerCurve.Point(0.011, 0.5),
                    new StrangerCurve.Point(0.077, 0.25),
                    new StrangerCurve.Point(0.138, 0.1),
                    new StrangerCurve.Point(0.272, 0.01),
                    new StrangerCurve.Point(0.375, 0.001),
                    new StrangerCurve.Point(0.482, 0.0001)));
    private static final PackLikeness PACK = new PackLikeness(0.5, Optional.of(CURVE), Optional.empty());

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void peopleWhoAreWellApartAreAllFound(long seed) {
        List<TrackFace> tracks = new Cast(seed, 0).appear(8, 6, 0.75);
        assertThat(peopleOf(tracks)).isEqualTo(8);
        assertThat(calibrate(tracks)).isInstanceOf(Calibration.Chosen.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whoChangesLooksIsOnePersonWhereTheUsualThresholdMakesSeveral(long seed) {
        List<TrackFace> tracks = new Cast(seed, 0).appear(4, 7, 0.5);
        assertThat(peopleOf(tracks)).isEqualTo(4);
        assertThat(peopleAt(tracks, 0.5)).isGreaterThan(4);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aFamilyThatIsAlikeIsHeldApart(long seed) {
        // two sisters in each picture: strangers here are 0.4 alike, with the pack's spread around it
        List<TrackFace> tracks = new Cast(seed, 0.4).meet(6, 5, 0.85);
        assertThat(peopleOf(tracks)).isEqualTo(6);
        assertThat(chosen(tracks).window().moved()).isGreaterThan(0.1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void onePersonAloneStaysOne(long seed) {
        List<TrackFace> tracks = new Cast(seed, 0).appear(1, 15, 0.6);
        assertThat(peopleOf(tracks)).isEqualTo(1);
        assertThat(chosen(tracks).expected().falseMerges()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void twoPeopleWhoNeverMeetStayTwo(long seed) {
        List<TrackFace> tracks = new Cast(seed, 0).appear(2, 6, 0.6);
        assertThat(peopleOf(tracks)).isEqualTo(2);
        assertThat(calibrate(tracks).evidence().heldApart()).isZero();
        assertThat(calibrate(tracks).evidence().heldApartQuartiles()).isEmpty();
        assertThat(chosen(tracks).window().moved()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whereNobodyComesTwiceNobodyIsJoined(long seed) {
        assertThat(peopleOf(new Cast(seed, 0).appear(20, 1, 1))).isEqualTo(20);
    }

    @Test
    void strangersWhoAreUnlikeEachOtherDoNotLowerTheThreshold() {
        List<TrackFace> tracks = new Cast(7, 0).appear(3, 4, 0.7);
        List<TrackFace> more = new ArrayList<>(tracks);
        double[] one = axis(0, 1);
        double[] other = axis(0, -1);
        for (int i = 0; i < 20; i++) {
            more.add(at(100 + 2 * i, 500_000 + 10L * i, 0, one));
            more.add(at(101 + 2 * i, 500_000 + 10L * i, 500, other));
        }
        assertThat(chosen(more).window().moved()).isZero();
    }

    @Test
    void aMirrorDoesNotMoveTheThresholdOutOfReach() {
        List<TrackFace> tracks = new Cast(3, 0).meet(6, 5, 0.8);
        double before = chosen(tracks).window().low();
        // one person twice in a frame: a pair of strangers who are the same
        double[] face = axis(5, 1);
        List<TrackFace> mirrored = new ArrayList<>(tracks);
        mirrored.add(at(900, 900_000, 0, face));
        mirrored.add(at(901, 900_000, 500, face));
        assertThat(chosen(mirrored).window().low()).isCloseTo(before, within(0.03));
    }

    @Test
    void facesWithinATrackAreNotAsked() {
        List<TrackFace> steady = new ArrayList<>();
        List<TrackFace> lively = new ArrayList<>();
        for (int t = 1; t <= 12; t++) {
            double[] person = axis(t % 4, 1);
            double[] left = person.clone();
            double[] right = person.clone();
            left[100] = 0.9;
            right[100] = -0.9;
            long frame = 1000L * t;
            steady.add(pooled(
                    t, FakeFace.at(frame).vector(person), FakeFace.at(frame + 1).vector(person)));
            lively.add(pooled(
                    t, FakeFace.at(frame).vector(left), FakeFace.at(frame + 1).vector(right)));
        }
        assertThat(calibrate(lively)).isEqualTo(calibrate(steady));
    }

    @Test
    void tooFewTracksFallBackToThePacksThresholdAndSaySo() {
        List<TrackFace> tracks = new Cast(1, 0).appear(3, 3, 0.7);
        tracks.add(FakeTrack.of(50, Optional.empty(), FakeFace.at(50_000)));
        assertThat(calibrate(tracks)).isInstanceOfSatisfying(Calibration.FellBack.class, f -> {
            assertThat(f.thresh()).isEqualTo(0.5);
            assertThat(f.why()).isEqualTo("only 9 tracks have a vector");
            assertThat(f.evidence().pairs()).isEqualTo(36);
        });
        assertThat(calibrate(List.of())).isInstanceOf(Calibration.FellBack.class);
    }

    @Test
    void aPackThatWasNotMeasuredFallsBackAndSaysSo() {
        PackLikeness unmeasured = new PackLikeness(0.62, Optional.empty(), Optional.empty());
        Calibration calibration = new Calibrator(unmeasured).calibrate(episode(new Cast(1, 0).appear(3, 5, 0.7)));
        assertThat(calibration).isInstanceOfSatisfying(Calibration.FellBack.class, f -> {
            assertThat(f.thresh()).isEqualTo(0.62);
            assertThat(f.why()).isEqualTo("the model pack does not say how alike strangers are");
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void theThresholdIsAllowedAndInItsWindowAndTheSameInAnyOrder(long seed) {
        Random random = new Random(seed);
        List<TrackFace> tracks = new Cast(seed, 0.3 * random.nextDouble())
                .meet(2 + 2 * random.nextInt(4), 3 + random.nextInt(4), 0.3 + 0.6 * random.nextDouble());
        Calibration calibration = calibrate(tracks);
        if (calibration instanceof Calibration.Chosen chosen) {
            assertThat(chosen.thresh())
                    .isBetween(chosen.window().low() - 1e-4, chosen.window().high() + 1e-4);
            assertThat(chosen.expected().falseMergeRate()).isBetween(0.0, 1.0);
            assertThat(chosen.expected().missedMergeRate()).isBetween(0.0, 1.0);
        }
        // the settings refuse what is out of range
        assertThat(KnownSettings.of("dropcast.cluster.cluster-thresh").check(Double.toString(calibration.thresh())))
                .isNotEmpty();
        List<TrackFace> shuffled = new ArrayList<>(tracks);
        Collections.shuffle(shuffled, random);
        assertThat(calibrate(shuffled)).isEqualTo(calibration);
    }

    @Test
    void ofMoreTracksThanAreComparedAtOnceSomeAreLeftOutEvenly() {
        List<TrackFace> tracks = new Cast(4, 0).appear(8, 10, 0.6);
        Calibration.Evidence some = new Calibrator(PACK)
                .calibrate(episode(tracks), new MatrixBound(tracks.size() / 2))
                .evidence();
        assertThat(some.tracks()).isEqualTo(tracks.size() / 2);
        assertThat(some.leftOut()).isEqualTo(tracks.size() - tracks.size() / 2);
        assertThat(calibrate(tracks).evidence().leftOut()).isZero();
    }

    private static Calibration calibrate(List<TrackFace> tracks) {
        return new Calibrator(PACK).calibrate(episode(tracks));
    }

    private static Calibration.Chosen chosen(List<TrackFace> tracks) {
        return (Calibration.Chosen) calibrate(tracks);
    }

    private static int peopleOf(List<TrackFace> tracks) {
        return peopleAt(tracks, calibrate(tracks).thresh());
    }

    private static int peopleAt(List<TrackFace> tracks, double thresh) {
        return new ClusterTracks(new ClusterSettings(thresh, 1, 0))
                .cluster(episode(tracks), ClusterMemory.none())
                .identities()
                .size();
    }

    private static double[] axis(int which, double length) {
        double[] vector = new double[DIMENSIONS];
        vector[which] = length;
        return vector;
    }

    /** People made of random numbers, and their appearances. */
    private static final class Cast {
        private final Random random;
        private final double kinship;
        private final double[] family;

        /** @param kinship mean similarity of two people */
        Cast(long seed, double kinship) {
            this.random = new Random(seed);
            this.kinship = kinship;
            this.family = direction();
        }

        /**
         * Each alone.
         *
         * @param likeness mean similarity of two tracks of one person
         */
        List<TrackFace> appear(int people, int times, double likeness) {
            return tracks(people, times, likeness, 1);
        }

        /** Always two at once. */
        List<TrackFace> meet(int people, int times, double likeness) {
            return tracks(people, times, likeness, 2);
        }

        private List<TrackFace> tracks(int people, int times, double likeness, int atOnce) {
            List<double[]> faces = new ArrayList<>();
            for (int p = 0; p < people; p++) {
                faces.add(mixed(family, direction(), kinship));
            }
            List<TrackFace> tracks = new ArrayList<>();
            for (int t = 0; t < people * times; t++) {
                double[] look = mixed(faces.get(t % people), direction(), likeness);
                tracks.add(
                        atOnce == 1 ? track(t + 1, look) : at(t + 1, 1000L * (t / atOnce), 500.0 * (t % atOnce), look));
            }
            return tracks;
        }

        private double[] mixed(double[] base, double[] other, double similarity) {
            double[] mixed = new double[DIMENSIONS];
            for (int i = 0; i < mixed.length; i++) {
                mixed[i] = Math.sqrt(similarity) * base[i] + Math.sqrt(1 - similarity) * other[i];
            }
            return mixed;
        }

        private double[] direction() {
            double[] direction = new double[DIMENSIONS];
            double squares = 0;
            for (int i = 0; i < direction.length; i++) {
                direction[i] = random.nextGaussian();
                squares += direction[i] * direction[i];
            }
            for (int i = 0; i < direction.length; i++) {
                direction[i] /= Math.sqrt(squares);
            }
            return direction;
        }
    }
}
