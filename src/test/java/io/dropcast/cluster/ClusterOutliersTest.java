package io.dropcast.cluster;

import static io.dropcast.cluster.FakeTrack.episode;
import static io.dropcast.cluster.FakeTrack.pooled;
import static io.dropcast.cluster.FakeTrack.track;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dropcast.cluster.evidence.CosineAffinity;
import io.dropcast.cluster.evidence.MixedTrack;
import io.dropcast.cluster.linkage.Likeness;
import io.dropcast.embed.TrackFace;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ClusterOutliersTest {

    @Test
    void similarityIsTakenToTheMeanOfTheOthers() {
        // the others of (0,1) are (1,0) and (0.8,0.6): mean (1.8,0.6)/1.89737, so 0.6/1.89737
        double[] toOthers = Likeness.toOthers(
                List.of(FakeFace.embedding(1, 0), FakeFace.embedding(0.8, 0.6), FakeFace.embedding(0, 1)));
        assertThat(toOthers[0]).isCloseTo(0.8 / Math.sqrt(0.8 * 0.8 + 1.6 * 1.6), within(1e-6));
        assertThat(toOthers[1]).isCloseTo(1.4 / Math.sqrt(2), within(1e-6));
        assertThat(toOthers[2]).isCloseTo(0.6 / Math.sqrt(1.8 * 1.8 + 0.6 * 0.6), within(1e-6));
    }

    @Test
    void othersThatCancelEachOtherOutAreLikeNothing() {
        assertThat(
                        Likeness.toOthers(
                                List.of(FakeFace.embedding(1, 0), FakeFace.embedding(0, 1), FakeFace.embedding(0, -1)))[
                                0])
                .isZero();
    }

    @Test
    void aTrackUnlikeTheOthersLeavesWithItsReason() {
        // (0.423, 0.906) is 0.423 from all the others, which are one direction
        Identities two = cluster(
                new ClusterSettings(0.4, 2, 0.5), track(1, 1, 0), track(2, 1, 0), track(3, 1, 0), unlike(4, 0.423));
        assertThat(two.identities()).extracting(i -> i.tracks().size()).containsExactly(3, 1);
        Identity outlier = two.identities().get(1);
        assertThat(outlier.outlierReason()).contains("low_identity_similarity_0.423");
        assertThat(outlier.lowCohesion()).isTrue();
        assertThat(outlier.cohesion()).isEmpty();
        assertThat(two.identities().get(0).cohesion()).hasValue(1.0);
        assertThat(two.stats()).isEqualTo(new ClusterStats(4, 2, 0, 1, 1));
    }

    @Test
    void aTrackThatEqualsTheThresholdStays() {
        ClusterSettings settings = new ClusterSettings(0.4, 2, 0.5);
        assertThat(cluster(settings, track(1, 1, 0), track(2, 1, 0), unlike(3, 0.5))
                        .identities())
                .hasSize(1);
        assertThat(cluster(settings, track(1, 1, 0), track(2, 1, 0), unlike(3, 0.499))
                        .identities())
                .hasSize(2);
    }

    @Test
    void ofTwoThatAreUnlikeBothLeave() {
        Identities two = cluster(new ClusterSettings(0.3, 2, 0.5), track(1, 1, 0), unlike(2, 0.4));
        assertThat(two.identities())
                .extracting(i -> i.outlierReason().orElse(""))
                .containsExactly("low_identity_similarity_0.400", "low_identity_similarity_0.400");
        assertThat(two.stats()).isEqualTo(new ClusterStats(2, 2, 0, 2, 2));
    }

    @Test
    void theReasonIsWrittenTheSameEverywhere() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            Identities two = cluster(new ClusterSettings(0.3, 2, 0.5), track(1, 1, 0), unlike(2, 0.4));
            assertThat(two.identities().get(0).outlierReason()).contains("low_identity_similarity_0.400");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void theSizeIsCountedAfterOutliersLeft() {
        Identities apart = cluster(
                new ClusterSettings(0.4, 4, 0.5), track(1, 1, 0), track(2, 1, 0), track(3, 1, 0), unlike(4, 0.423));
        assertThat(apart.identities())
                .extracting(i -> i.outlierReason().orElse(""))
                .containsExactly(
                        "small_cluster_3", "small_cluster_3", "small_cluster_3", "low_identity_similarity_0.423");
    }

    @Test
    void aTrackOfTwoPeopleStandsAloneEvenWhereItWouldFit() {
        TrackFace mixed = pooled(1, face(1, 1, 0), face(2, 1, 0), face(3, 1, 0), face(4, 0, 1), face(5, 0, 1));
        Identities two = cluster(new ClusterSettings(0.5, 2, 0.1), mixed, track(2, 1, 0), track(3, 1, 0));
        assertThat(two.identities()).extracting(i -> i.tracks().size()).containsExactly(1, 2);
        Identity alone = two.identities().get(0);
        assertThat(alone.outlierReason()).contains("mixed_track");
        assertThat(alone.centroid()).isEqualTo(mixed.vector());
        assertThat(two.stats()).isEqualTo(new ClusterStats(7, 2, 1, 0, 0));
    }

    @Test
    void aTrackInWhichTwoPeopleTakeTurnsGluesNobody() {
        TrackFace turns =
                pooled(1, face(1, 1, 0), face(2, 0, 1), face(3, 1, 0), face(4, 0, 1), face(5, 1, 0), face(6, 0, 1));
        Identities three = cluster(new ClusterSettings(0.5, 2, 0.1), turns, track(2, 1, 0), track(3, 0, 1));
        assertThat(three.identities()).hasSize(3);
        assertThat(three.stats().mixedTracks()).isEqualTo(1);
    }

    @Test
    void aProfileThatComesBackTwiceIsNobodyElse() {
        TrackFace one =
                pooled(1, face(1, 1, 0), face(2, 1, 0), face(3, 0, 1), face(4, 1, 0), face(5, 0, 1), face(6, 1, 0));
        assertThat(cluster(new ClusterSettings(0.5, 2, 0.1), one).stats().mixedTracks())
                .isZero();
    }

    @Test
    void theChangeIsFoundWhereItIs() {
        assertThat(isMixed(pooled(1, face(1, 1, 0), face(2, 1, 0), face(3, 0, 1), face(4, 0, 1))))
                .isTrue();
        assertThat(isMixed(pooled(
                        1, face(1, 1, 0), face(2, 1, 0), face(3, 1, 0), face(4, 1, 0), face(5, 0, 1), face(6, 0, 1))))
                .isTrue();
    }

    @Test
    void oneOddFaceDoesNotMakeATrackMixed() {
        assertThat(isMixed(pooled(1, face(1, 1, 0), face(2, 1, 0), face(3, 1, 0), face(4, 1, 0), face(5, 0, 1))))
                .isFalse();
        assertThat(isMixed(pooled(1, face(1, 1, 0), face(2, 1, 0), face(3, 0, 1), face(4, 1, 0), face(5, 1, 0))))
                .isFalse();
    }

    @Test
    void threeFacesAreTooFewToCallATrackMixed() {
        assertThat(isMixed(pooled(1, face(1, 1, 0), face(2, 0, 1), face(3, 0, 1))))
                .isFalse();
    }

    @Test
    void aHeadThatTurnsIsOnePerson() {
        // two poses that are 0.6 alike
        assertThat(isMixed(pooled(1, face(1, 1, 0), face(2, 1, 0), face(3, 0.6, 0.8), face(4, 0.6, 0.8))))
                .isFalse();
    }

    @Test
    void facesThatWereNotEncodedSayNothing() {
        assertThat(isMixed(pooled(
                        1, face(1, 1, 0), FakeFace.at(2), face(3, 1, 0), face(4, 0, 1), FakeFace.at(5), face(6, 0, 1))))
                .isTrue();
        assertThat(isMixed(pooled(1, FakeFace.at(1), FakeFace.at(2), FakeFace.at(3), FakeFace.at(4))))
                .isFalse();
    }

    private static FakeFace face(long frame, double... vector) {
        return FakeFace.at(frame).vector(vector);
    }

    /** A track whose cosine to (1,0) is given. */
    private static TrackFace unlike(int id, double similarity) {
        return track(id, similarity, Math.sqrt(1 - similarity * similarity));
    }

    private static Identities cluster(ClusterSettings settings, TrackFace... tracks) {
        return new ClusterTracks(settings).cluster(episode(tracks), ClusterMemory.none());
    }

    private static boolean isMixed(TrackFace track) {
        return MixedTrack.isMixed(track, new CosineAffinity(0.5));
    }
}
