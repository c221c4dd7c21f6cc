package io.dropcast.cluster.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dropcast.cluster.FakeFace;
import io.dropcast.cluster.FakeTrack;
import io.dropcast.embed.TrackFace;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StrangersTest {
    private static final double NORM = 2.4;
    private static final double AS_THE_PACK_SAYS = Curves.FACES.at(NORM).strangers();

    @Test
    void whereStrangersSeenAtOnceAreMoreAlikeThanThePackSaysEvenOddsMoveUp() {
        Strangers here = of(cast(20, 0.45, true));
        assertThat(here.pairs()).isEqualTo(190);
        assertThat(here.more()).isCloseTo((0.45 - AS_THE_PACK_SAYS) * 190 / 210, within(0.01));
        assertThat(here.in(Curves.FACES).even(NORM)).isGreaterThan(Curves.FACES.even(NORM) + 0.2);
    }

    @Test
    void whereStrangersAreAsThePackSaysNothingMoves() {
        assertThat(of(cast(20, AS_THE_PACK_SAYS - 0.05, true)).in(Curves.FACES)).isEqualTo(Curves.FACES);
    }

    @Test
    void withoutPairsSeenAtOnceNothingIsSaidOfStrangers() {
        assertThat(of(cast(20, 0.45, false))).isEqualTo(Strangers.AS_ANY);
    }

    @Test
    void onePairThatLooksAlikeHardlyMovesAnything() {
        assertThat(of(cast(2, 0.6, true)).more()).isLessThan(0.03);
    }

    @Test
    void pairsSeenAtOnceThatTheOtherTracksDoNotBearOutMoveNothing() {
        List<TrackFace> tracks = cast(8, 0.45, true);
        for (int t = 0; t < 20; t++) {
            tracks.add(track(100 + t, 1000L * (t + 1), 50, 0));
        }
        assertThat(of(tracks).more()).isZero();
    }

    @Test
    void anEpisodeWithoutTracksSaysNothing() {
        assertThat(of(List.of())).isEqualTo(Strangers.AS_ANY);
    }

    private static Strangers of(List<TrackFace> tracks) {
        return Strangers.of(tracks, CannotLink.pairs(tracks), Curves.FACES);
    }

    /** People of whom any two are that alike, all in one frame or each in their own. */
    private static List<TrackFace> cast(int count, double alike, boolean atOnce) {
        List<TrackFace> tracks = new ArrayList<>();
        for (int t = 0; t < count; t++) {
            tracks.add(track(t + 1, atOnce ? 0 : 1000L * t, t, alike));
        }
        return tracks;
    }

    private static TrackFace track(int id, long frame, int axis, double alike) {
        double[] vector = new double[80];
        vector[id >= 100 ? id - 50 : axis + 1] = Math.sqrt(1 - alike);
        vector[0] = Math.sqrt(alike);
        return FakeTrack.pooled(
                id, FakeFace.at(frame).x(200.0 * axis).vector(vector).norm(NORM));
    }
}
