package io.dropcast.cluster;

import static io.dropcast.cluster.FakeTrack.episode;
import static io.dropcast.cluster.FakeTrack.track;
import static org.assertj.core.api.Assertions.assertThat;

import io.dropcast.embed.TrackFace;
import io.dropcast.settings.Said;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the settings of the stage change that do not need a whole episode. */
final class ClusterSettingsTest {

    @Test
    void groupsThatAreLessAlikeThanTheThresholdStayTwo() {
        TrackFace[] two = {track(1, 1, 0), unlike(2, 0.6)};
        assertThat(FakeTrack.groups(cluster(two, "dropcast.cluster.cluster-thresh", "0.55")))
                .containsExactly(Set.of(1, 2));
        assertThat(FakeTrack.groups(cluster(two, "dropcast.cluster.cluster-thresh", "0.65")))
                .containsExactly(Set.of(1), Set.of(2));
    }

    @Test
    void identitiesOfFewerTracksAreTakenApart() {
        TrackFace[] two = {track(1, 1, 0), track(2, 1, 0)};
        assertThat(FakeTrack.groups(cluster(two, "dropcast.cluster.min-cluster-size", "2")))
                .containsExactly(Set.of(1, 2));
        assertThat(FakeTrack.groups(cluster(two, "dropcast.cluster.min-cluster-size", "3")))
                .containsExactly(Set.of(1), Set.of(2));
    }

    @Test
    void aTrackLessLikeTheRestOfItsIdentityLeavesIt() {
        TrackFace[] four = {track(1, 1, 0), track(2, 1, 0), track(3, 1, 0), unlike(4, 0.55)};
        assertThat(FakeTrack.groups(cluster(four, "dropcast.cluster.min-identity-sim", "0.5")))
                .containsExactly(Set.of(1, 2, 3, 4));
        assertThat(FakeTrack.groups(cluster(four, "dropcast.cluster.min-identity-sim", "0.6")))
                .containsExactly(Set.of(1, 2, 3), Set.of(4));
    }

    @Test
    void moreTracksThanTheMemoryIsForAreComparedInGroups() {
        // 16 MB are for 2896
        Random random = new Random(5);
        TrackFace[] many = IntStream.rangeClosed(1, 3000)
                .mapToObj(id -> track(id, random.doubles(8, -1, 1).toArray()))
                .toArray(TrackFace[]::new);
        assertThat(cluster(many, "dropcast.cluster.matrix-mb", "16").coarse()).isNotEmpty();
        assertThat(cluster(many, "dropcast.cluster.matrix-mb", "64").coarse()).isEmpty();
    }

    private static TrackFace unlike(int id, double similarity) {
        return track(id, similarity, Math.sqrt(1 - similarity * similarity));
    }

    /** With a threshold of 0.5, unless another is said. */
    private static Identities cluster(TrackFace[] tracks, String key, String value) {
        ClusterPlan plan = ClusterPlan.of(Said.of("dropcast.cluster.cluster-thresh", "0.5", key, value));
        double thresh = ((ClusterThresh.Fixed) plan.clusterThresh()).value();
        return new ClusterTracks(plan.at(thresh), plan.bound()).cluster(episode(tracks), ClusterMemory.none());
    }
}
