package io.dropcast.cluster;

import static io.dropcast.cluster.FakeTrack.episode;
import static io.dropcast.cluster.FakeTrack.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.dropcast.embed.TrackFace;
import io.dropcast.face.IdentityId;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a human said of identities holds when they are made again with another threshold. */
final class HeldTest {
    private static final ClusterSettings STRICT = new ClusterSettings(0.9, 1, 0);
    private static final ClusterSettings LOOSE = new ClusterSettings(0.5, 1, 0);
    private static final IdentityId SHORT = new IdentityId(1);
    private static final IdentityId LONG = new IdentityId(2);

    private final TrackFace[] tracks = {seen(1, 10, 20, 0, 1, 0), seen(2, 30, 130, 0, 0.8, 0.6)};
    private final Identities strict = new ClusterTracks(STRICT).cluster(episode(tracks), ClusterMemory.none());

    @Test
    void whoTakesInALongerOneKeepsTheIdThatAHumanSpokeOf() {
        assertThat(loose(Held.nothing()).identities()).extracting(Identity::id).containsExactly(LONG);
        Identities loose = loose(new Held(Map.of(SHORT, "p_0001")));
        assertThat(loose.identities()).extracting(Identity::id).containsExactly(SHORT);
        assertThat(loose.nextIdentity()).isEqualTo(3);
    }

    @Test
    void thoseOfTwoPeopleAreNotPutTogetherHoweverAlike() {
        Identities loose = loose(new Held(Map.of(SHORT, "p_0001", LONG, "p_0002")));
        assertThat(loose.identities()).extracting(Identity::id).containsExactly(SHORT, LONG);
    }

    @Test
    void thoseOfOnePersonMayBePutTogether() {
        Identities loose = loose(new Held(Map.of(SHORT, "p_0001", LONG, "p_0001")));
        assertThat(loose.identities()).hasSize(1);
    }

    @Test
    void whatIsHeldElsewhereChangesNothing() {
        Held held = new Held(Map.of(new IdentityId(77), "p_0001"));
        assertThat(loose(held)).isEqualTo(loose(Held.nothing()));
    }

    private Identities loose(Held held) {
        ClusterMemory memory = ClusterTracks.remember(episode(tracks), strict);
        return new ClusterTracks(LOOSE).cluster(episode(tracks), memory, held);
    }

    /** They pass before each other, so that their mean boxes lie over each other. */
    @Test
    void aTrackThatIsInAnothersPlaceForAllItsTimeIsNotTakenForIt() {
        TrackFace[] crossing = {seen(1, 10, 130, 0, 1, 0), seen(2, 30, 80, 20, 0, 1), seen(3, 500, 600, 0, 0, 1)};
        Identities before = new ClusterTracks(STRICT).cluster(episode(crossing), ClusterMemory.none());
        ClusterMemory memory = ClusterTracks.remember(episode(crossing), before);
        Held held = new Held(Map.of(new IdentityId(1), "p_0001", new IdentityId(2), "p_0002"));
        assertThat(before.identities()).hasSize(2);
        assertThat(new ClusterTracks(STRICT).cluster(episode(crossing), memory, held))
                .isEqualTo(before);
        assertThat(PastIdentity.of(crossing[1], memory.past())).contains(new IdentityId(2));
    }
}
