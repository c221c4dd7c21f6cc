package io.dropcast.cluster;

import static io.dropcast.cluster.FakeTrack.episode;
import static io.dropcast.cluster.FakeTrack.groups;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropcast.cluster.evidence.Calibration;
import io.dropcast.cluster.evidence.Calibrator;
import io.dropcast.cluster.evidence.Curves;
import io.dropcast.cluster.evidence.FaceRatio;
import io.dropcast.cluster.evidence.PackLikeness;
import io.dropcast.cluster.evidence.Witnesses;
import io.dropcast.cluster.linkage.MatrixBound;
import io.dropcast.embed.TrackFace;
import io.dropcast.face.TrackId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clear tracks make the groups; poor ones join them. */
final class ClearTracksFirstTest {
    private static final double MIDDLING = 1.9;
    private static final FaceRatio FACES = new FaceRatio(Curves.FACES.points(), new FaceRatio.Norms(1.5, 1.75, 2.0));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void poorTracksBetweenTwoPeopleDoNotGlueThemHoweverManyTheyAre(long seed) {
        double alike = FACES.even(Math.sqrt(Curves.POOR * Curves.CLEAR)) + 0.1;
        MadeCast cast = new MadeCast(seed, 2);
        List<TrackFace> tracks = clear(cast, 12);
        for (int t = 0; t < 40; t++) {
            tracks.add(cast.torn(t + 101, 200L * t + 100, alike, Optional.empty()));
        }
        for (Set<Integer> group : groups(cluster(tracks))) {
            assertThat(group.contains(1) && group.contains(2))
                    .as("of both: " + group)
                    .isFalse();
        }
    }

    @Test
    void aPoorTrackJoinsTheGroupThatItIsLike() {
        double alike = FACES.even(Math.sqrt(Curves.POOR * Curves.CLEAR)) + 0.05;
        List<TrackFace> tracks = people(6);
        tracks.add(MadeCast.track(101, 5000, 0, towards(0, alike), Curves.POOR, Optional.empty()));
        assertThat(groups(cluster(tracks))).contains(Set.of(1, 3, 5, 101), Set.of(2, 4, 6));
    }

    @Test
    void itDoesNotJoinOneInWhichItIsSeenAtTheSameTime() {
        double alike = FACES.even(Math.sqrt(Curves.POOR * Curves.CLEAR)) + 0.05;
        List<TrackFace> tracks = people(6);
        tracks.add(MadeCast.track(101, 0, 500, towards(0, alike), Curves.POOR, Optional.empty()));
        Identities found = cluster(tracks);
        assertThat(groups(found)).containsExactlyInAnyOrder(Set.of(1, 3, 5), Set.of(2, 4, 6));
        assertThat(found.unclustered()).containsExactly(new Unclustered(new TrackId(101), "poor_pictures"));
    }

    @Test
    void poorTracksThatAreLikeEachOtherOnlyAreNoPerson() {
        List<TrackFace> tracks = people(6);
        for (int t = 0; t < 4; t++) {
            tracks.add(MadeCast.track(101 + t, 5000 + 50L * t, 0, towards(2, 1), Curves.POOR, Optional.empty()));
        }
        Identities found = cluster(tracks);
        assertThat(groups(found)).hasSize(2);
        assertThat(found.unclustered()).hasSize(4);
    }

    @Test
    void thoseThatAreBetterAreOneOfTheirOwn() {
        List<TrackFace> tracks = people(6);
        for (int t = 0; t < 4; t++) {
            tracks.add(MadeCast.track(101 + t, 5000 + 50L * t, 0, towards(2, 1), MIDDLING, Optional.empty()));
        }
        assertThat(groups(cluster(tracks))).hasSize(3).contains(Set.of(101, 102, 103, 104));
    }

    @Test
    void aTurnedFaceThatIsLikeNobodyIsNoPersonUnlessItIsSharp() {
        for (double turn : new double[] {-0.6, 0.6, 1}) {
            assertThat(cluster(withTurned(2, 2.2, turn)).unclustered())
                    .containsExactly(new Unclustered(new TrackId(101), "turned"));
            assertThat(groups(cluster(withTurned(2, Curves.CLEAR, turn)))).contains(Set.of(101));
        }
        assertThat(groups(cluster(withTurned(2, 2.2, 0.4)))).contains(Set.of(101));
    }

    @Test
    void aTurnedFaceThatIsLikeAPersonIsThatPerson() {
        assertThat(groups(cluster(withTurned(0, 2.2, 1)))).contains(Set.of(1, 3, 5, 101));
    }

    private static List<TrackFace> withTurned(int direction, double norm, double turn) {
        List<TrackFace> tracks = people(6);
        double[] vector = towards(direction, 1);
        tracks.add(FakeTrack.of(
                101,
                Optional.of(FakeFace.embedding(vector)),
                FakeFace.at(5000).vector(vector).norm(norm).turned(turn)));
        return tracks;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theOrderOfTheTracksMeansNothing(long seed) {
        MadeCast cast = new MadeCast(seed, 3);
        List<TrackFace> tracks = clear(cast, 9);
        for (int t = 0; t < 20; t++) {
            tracks.add(cast.poor(t + 101, 200L * t + 100, t % 3, Optional.empty()));
        }
        Identities found = cluster(tracks);
        Collections.reverse(tracks);
        assertThat(cluster(tracks)).isEqualTo(found);
    }

    @Test
    void normsThatDoNotRiseAreRefused() {
        assertThatThrownBy(() -> new FaceRatio.Norms(2, 1.5, 3)).hasMessageContaining("own 1.5");
    }

    private static List<TrackFace> clear(MadeCast cast, int count) {
        List<TrackFace> tracks = new ArrayList<>();
        for (int t = 0; t < count; t++) {
            tracks.add(cast.clear(t + 1, 200L * t, t % 2, Optional.empty()));
        }
        return tracks;
    }

    /** Two people whose clear pictures are alike in nothing, in turn. */
    private static List<TrackFace> people(int count) {
        List<TrackFace> tracks = new ArrayList<>();
        for (int t = 0; t < count; t++) {
            tracks.add(MadeCast.track(t + 1, 200L * t, 0, towards(t % 2, 1), Curves.CLEAR, Optional.empty()));
        }
        return tracks;
    }

    /** A vector that is that much like one direction and like none of the first others. */
    private static double[] towards(int direction, double alike) {
        double[] vector = new double[8];
        vector[direction] = alike;
        vector[7] = Math.sqrt(1 - alike * alike);
        return vector;
    }

    private static Identities cluster(List<TrackFace> tracks) {
        Calibration calibration = new Calibrator(
                        new PackLikeness(0.5, Optional.empty(), Optional.of(FACES)), new Witnesses(true, List.of()))
                .calibrate(episode(tracks));
        return new ClusterTracks(new ClusterSettings(calibration.thresh(), 2, 0.5), MatrixBound.none(), calibration)
                .cluster(episode(tracks), ClusterMemory.none());
    }
}
