package io.dropcast.cluster;

import static io.dropcast.cluster.FakeTrack.episode;
import static io.dropcast.cluster.FakeTrack.groups;
import static io.dropcast.cluster.FakeTrack.pooled;
import static org.assertj.core.api.Assertions.assertThat;

import io.dropcast.cluster.evidence.Calibrator;
import io.dropcast.cluster.evidence.Curves;
import io.dropcast.cluster.linkage.MatrixBound;
import io.dropcast.embed.TrackFace;
import io.dropcast.face.IdentityId;
import io.dropcast.face.TrackId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Hands, lamps and dark spots: the detector was unsure of them, and the encoder saw little. */
final class DoubtfulTest {
    private static final double UNSURE = 0.5;
    private static final double SURE = 0.9;
    private static final double DIM = 1.9;

    @Test
    void aDimTrackOfWhichTheDetectorWasUnsureIsNoPerson() {
        Identities found = cluster(seen(1, UNSURE, DIM, 1, 0), seen(2, SURE, Curves.CLEAR, 0, 1));
        assertThat(groups(found)).containsExactly(Set.of(2));
        assertThat(found.unclustered()).containsExactly(new Unclustered(new TrackId(1), "doubtful_face"));
    }

    @Test
    void oneClearSightingAmongUnsureOnesMakesNoPerson() {
        TrackFace hand = pooled(
                1,
                FakeFace.at(1000).vector(1, 0).norm(DIM).conf(0.95),
                FakeFace.at(1001).conf(0.2),
                FakeFace.at(1002).conf(0.2));
        assertThat(cluster(hand).identities()).isEmpty();
    }

    @Test
    void aClearFaceOfWhichTheDetectorWasUnsureIsAPerson() {
        assertThat(groups(cluster(seen(1, UNSURE, Curves.CLEAR, 1, 0)))).containsExactly(Set.of(1));
    }

    @Test
    void aDimFaceOfWhichTheDetectorWasSureIsAPerson() {
        assertThat(groups(cluster(seen(1, SURE, DIM, 1, 0)))).containsExactly(Set.of(1));
    }

    @Test
    void doubtfulTracksThatAreAlikeMakeNoPersonTogether() {
        ClusterTracks byFaces = weighed(seen(1, UNSURE, 2.2, 1, 0), seen(2, UNSURE, 2.2, 1, 0));
        assertThat(byFaces.cluster(
                                episode(seen(1, UNSURE, 2.2, 1, 0), seen(2, UNSURE, 2.2, 1, 0)), ClusterMemory.none())
                        .unclustered())
                .extracting(Unclustered::reason)
                .containsExactly("doubtful_face", "doubtful_face");
    }

    @Test
    void aDoubtfulTrackThatIsLikeAnIdentityIsOfIt() {
        TrackFace[] tracks = {
            seen(1, SURE, Curves.CLEAR, 1, 0), seen(2, SURE, Curves.CLEAR, 1, 0), seen(3, UNSURE, 2.2, 1, 0)
        };
        assertThat(groups(cluster(tracks))).containsExactly(Set.of(1, 2, 3));
    }

    @Test
    void whatAHumanSaidOutranksTheDoubt() {
        TrackFace hand = seen(1, UNSURE, DIM, 1, 0);
        Identities before = cluster(seen(1, SURE, DIM, 1, 0));
        ClusterMemory memory = ClusterTracks.remember(episode(hand), before);
        Identities found = weighed(hand).cluster(episode(hand), memory, new Held(Map.of(new IdentityId(1), "p_0001")));
        assertThat(groups(found)).containsExactly(Set.of(1));
    }

    @Test
    void aNumberGivenByHandAsksNoConfidence() {
        Identities found = new ClusterTracks(new ClusterSettings(0.5, 2, 0.5))
                .cluster(episode(seen(1, UNSURE, DIM, 1, 0)), ClusterMemory.none());
        assertThat(found.unclustered()).isEmpty();
    }

    private static TrackFace seen(int id, double conf, double norm, double... vector) {
        return pooled(id, FakeFace.at(1000L * id).vector(vector).norm(norm).conf(conf));
    }

    private static Identities cluster(TrackFace... tracks) {
        return weighed(tracks).cluster(episode(tracks), ClusterMemory.none());
    }

    private static ClusterTracks weighed(TrackFace... tracks) {
        return new ClusterTracks(
                new ClusterSettings(0.5, 2, 0.5),
                MatrixBound.none(),
                new Calibrator(Curves.PACK).calibrate(episode(List.of(tracks))));
    }
}
