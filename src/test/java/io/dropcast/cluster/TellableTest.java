package io.dropcast.cluster;

import static io.dropcast.cluster.FakeFace.at;
import static io.dropcast.cluster.FakeTrack.episode;
import static io.dropcast.cluster.FakeTrack.pooled;
import static io.dropcast.cluster.FakeTrack.seen;
import static io.dropcast.cluster.FakeTrack.track;
import static org.assertj.core.api.Assertions.assertThat;

import io.dropcast.embed.TrackFace;
import io.dropcast.face.IdentityId;
import io.dropcast.face.TrackId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Of which tracks it can be told who is in them, and what becomes of the others. */
final class TellableTest {
    private static final ClusterSettings SETTINGS = new ClusterSettings(0.7, 2, 0.5);

    @Test
    void aClearFaceThatIsSeenOnceCanBeTold() {
        assertThat(Tellable.whyNot(pooled(1, at(1).vector(1, 0)))).isEmpty();
    }

    @Test
    void whatKeptMostFacesFromAVectorIsTheReason() {
        assertThat(Tellable.whyNot(pooled(
                        1,
                        at(1).skip("clipped:0.40"),
                        at(2).skip("low_confidence:0.41"),
                        at(3).skip("low_confidence:0.55"))))
                .contains("no_vector_low_confidence");
    }

    @Test
    void aBetterPictureOfTheSameMomentIsNoReasonUnlessThereIsNoOther() {
        assertThat(Tellable.whyNot(
                        pooled(1, at(1).skip("no_crop"), at(2).skip("no_crop"), at(3).skip("implausible_landmarks"))))
                .contains("no_vector_implausible_landmarks");
        assertThat(Tellable.whyNot(pooled(1, at(1).skip("no_crop")))).contains("no_vector_no_crop");
    }

    @Test
    void ofTwoReasonsThatAreAsFrequentTheFirstInTheAlphabetIsSaid() {
        TrackFace one = pooled(1, at(1).skip("low_contrast:0.20"), at(2).skip("clipped:0.60"));
        TrackFace other = pooled(1, at(1).skip("clipped:0.60"), at(2).skip("low_contrast:0.20"));
        assertThat(Tellable.whyNot(one)).contains("no_vector_clipped").isEqualTo(Tellable.whyNot(other));
    }

    @Test
    void facesOfWhichMoreThanAThirdIsCutOffTellNobody() {
        assertThat(Tellable.whyNot(pooled(
                        1, at(1).vector(1, 0).clipped(0.34), at(2).vector(1, 0).clipped(0.5))))
                .contains("clipped");
        assertThat(Tellable.whyNot(pooled(
                        1, at(1).vector(1, 0).clipped(0.33), at(2).vector(1, 0).clipped(0.5))))
                .isEmpty();
    }

    @Test
    void halfAFaceThatIsLikeTheOthersOfAnIdentityIsOneOfThem() {
        TrackFace half = pooled(3, at(3000).vector(1, 0).clipped(0.5));
        Identities one = cluster(track(1, 1, 0), half);
        assertThat(one.unclustered()).isEmpty();
        assertThat(one.identities()).hasSize(1);
        Identities alone = cluster(track(1, 0, 1), half);
        assertThat(alone.unclustered()).containsExactly(new Unclustered(new TrackId(3), "clipped"));
        assertThat(alone.stats().faces()).isEqualTo(1);
    }

    @Test
    void anOutlierThatCanBeToldKeepsItsIdentityAndItsReason() {
        Identities two = new ClusterTracks(new ClusterSettings(0.3, 2, 0.5))
                .cluster(episode(track(1, 1, 0), track(2, 0.4, Math.sqrt(1 - 0.16))), ClusterMemory.none());
        assertThat(two.unclustered()).isEmpty();
        assertThat(two.identities())
                .extracting(i -> i.outlierReason().orElse(""))
                .containsExactly("low_identity_similarity_0.400", "low_identity_similarity_0.400");
    }

    @Test
    void aTrackThatCanBeToldLaterGetsTheNextIdAndNoOldOne() {
        TrackFace bare = pooled(2, at(2000), at(2050));
        Identities before = cluster(track(1, 1, 0), bare);
        ClusterMemory memory = ClusterTracks.remember(episode(track(1, 1, 0), bare), before);
        assertThat(before.nextIdentity()).isEqualTo(2);
        Identities after = new ClusterTracks(SETTINGS)
                .cluster(episode(track(1, 1, 0), pooled(2, at(2000).vector(0, 1), at(2050))), memory);
        assertThat(after.unclustered()).isEmpty();
        assertThat(after.identities()).extracting(Identity::id).containsExactly(new IdentityId(1), new IdentityId(2));
    }

    @Test
    void anIdentityOfWhichAHumanSaidWhoseItIsStaysAlsoWhenItCannotBeTold() {
        TrackFace clear = seen(1, 100, 150, 0, 1, 0);
        ClusterMemory memory = ClusterTracks.remember(episode(clear), cluster(clear));
        TrackFace bare = pooled(1, at(100).skip("low_confidence:0.50"), at(150).skip("low_confidence:0.50"));
        assertThat(new ClusterTracks(SETTINGS)
                        .cluster(episode(bare), memory, new Held(Map.of(new IdentityId(1), "p_0001")))
                        .identities())
                .singleElement()
                .satisfies(i -> {
                    assertThat(i.id()).isEqualTo(new IdentityId(1));
                    assertThat(i.outlierReason()).contains("no_vector");
                });
        assertThat(new ClusterTracks(SETTINGS).cluster(episode(bare), memory).identities())
                .isEmpty();
    }

    @Test
    void theOrderOfTheTracksMakesNoDifference() {
        List<TrackFace> tracks = List.of(track(1, 1, 0), pooled(2, at(2000)), track(3, 1, 0), pooled(4, at(4000)));
        List<TrackFace> turned = new java.util.ArrayList<>(tracks);
        java.util.Collections.reverse(turned);
        assertThat(cluster(turned.toArray(TrackFace[]::new))).isEqualTo(cluster(tracks.toArray(TrackFace[]::new)));
    }

    private static Identities cluster(TrackFace... tracks) {
        return new ClusterTracks(SETTINGS).cluster(episode(tracks), ClusterMemory.none());
    }
}
