package io.dropcast.cluster;

import static io.dropcast.cluster.FakeTrack.at;
import static io.dropcast.cluster.FakeTrack.episode;
import static io.dropcast.cluster.FakeTrack.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.dropcast.embed.TrackFace;
import io.dropcast.face.IdentityId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Identities that exist stay together when tracks are made anew; new tracks are compared with them first. */
final class ContinuedTest {
    private static final ClusterSettings SETTINGS = new ClusterSettings(0.6, 1, 0.3);

    private final TrackFace annOne = seen(1, 0, 50, 0, 1, 0, 0);
    private final TrackFace annTwo = seen(2, 100, 150, 0, 0.9, 0.43589, 0);
    private final TrackFace bob = seen(3, 200, 250, 0, 0, 1, 0);
    private final Identities before = run(ClusterMemory.none(), List.of(), annOne, annTwo, bob);
    private final ClusterMemory memory = ClusterTracks.remember(episode(annOne, annTwo, bob), before);

    @Test
    void aNewTrackJoinsTheIdentityThatItIsMostLike() {
        Identities now = continued(annOne, annTwo, bob, seen(4, 300, 350, 0, 0.3, 0.95394, 0));
        assertThat(tracksOf(now)).isEqualTo(Map.of("id_0001", List.of(1, 2), "id_0002", List.of(3, 4)));
    }

    @Test
    void twoIdentitiesAreNotGluedTogetherByATrackBetweenThem() {
        // from nothing, the one between would have drawn them together
        TrackFace between = seen(4, 300, 350, 0, 0.7, 0.71414, 0);
        ClusterSettings loose = new ClusterSettings(0.5, 1, 0.3);
        assertThat(new ClusterTracks(loose)
                        .cluster(episode(annOne, bob, between), ClusterMemory.none())
                        .identities())
                .hasSizeLessThan(3);
        ClusterMemory two =
                ClusterTracks.remember(episode(annOne, bob), run(ClusterMemory.none(), List.of(), annOne, bob));
        Identities now =
                new ClusterTracks(loose).cluster(episode(annOne, bob, between), two, Held.nothing(), two.past());
        assertThat(tracksOf(now)).isEqualTo(Map.of("id_0001", List.of(1), "id_0002", List.of(3, 4)));
    }

    @Test
    void whoIsLikeNobodyIsClusteredAmongTheOthersThatAreNew() {
        Identities now =
                continued(annOne, annTwo, bob, seen(4, 300, 350, 0, 0, 0, 1), seen(5, 400, 450, 0, 0, 0.1, 0.99499));
        assertThat(tracksOf(now))
                .isEqualTo(Map.of("id_0001", List.of(1, 2), "id_0002", List.of(3), "id_0003", List.of(4, 5)));
    }

    @Test
    void nobodyJoinsAnIdentityThatIsSeenAtTheSameTime() {
        TrackFace mirror = seen(4, 0, 50, 900, 1, 0, 0);
        Identities now = continued(annOne, annTwo, bob, mirror);
        assertThat(tracksOf(now).get("id_0001")).containsExactly(1, 2);
        assertThat(tracksOf(now).get("id_0003")).containsExactly(4);
    }

    @Test
    void ofTwoThatAreSeenAtOnceTheMoreAlikeJoins() {
        Identities now = continued(
                annOne, annTwo, bob, seen(4, 300, 350, 0, 0, 0.8, 0.6), seen(5, 300, 350, 900, 0, 0.95, 0.31225));
        assertThat(tracksOf(now).get("id_0002")).containsExactly(3, 5);
        assertThat(tracksOf(now).get("id_0003")).containsExactly(4);
    }

    @Test
    void aTrackThatShowsSomebodyElseNowDoesNotStayForItsPlace() {
        Identities now = continued(annOne, seen(2, 100, 150, 0, 0, 1, 0), bob);
        assertThat(tracksOf(now)).isEqualTo(Map.of("id_0001", List.of(1), "id_0002", List.of(2, 3)));
    }

    @Test
    void tracksThatAreNumberedAnewAndALittleElsewhereStay() {
        Identities now = continued(seen(11, 3, 52, 2, 0.99, 0.14107, 0), seen(12, 101, 149, 0, 0.9, 0.43589, 0), bob);
        assertThat(tracksOf(now)).isEqualTo(Map.of("id_0001", List.of(11, 12), "id_0002", List.of(3)));
    }

    @Test
    void anIdentityWhoseTracksAreGoneIsGone() {
        assertThat(tracksOf(continued(annOne, annTwo))).isEqualTo(Map.of("id_0001", List.of(1, 2)));
    }

    @Test
    void whatIsHeldByTwoPeopleIsKeptApartAmongNewTracksToo() {
        Held held = new Held(Map.of(new IdentityId(1), "p_0001", new IdentityId(2), "p_0002"));
        Identities now = new ClusterTracks(SETTINGS)
                .cluster(episode(annOne, annTwo, bob, seen(4, 300, 350, 0, 0, 1, 0)), memory, held, memory.past());
        assertThat(tracksOf(now)).isEqualTo(Map.of("id_0001", List.of(1, 2), "id_0002", List.of(3, 4)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void theOrderInWhichTracksComeDoesNotMatter(long seed) {
        Random random = new Random(seed);
        List<TrackFace> tracks = new ArrayList<>();
        for (int t = 0; t < 30; t++) {
            double angle = random.nextDouble() * Math.PI;
            tracks.add(at(t + 1, 100L * random.nextInt(20), 400 * random.nextInt(3), Math.cos(angle), Math.sin(angle)));
        }
        List<TrackFace> known = tracks.subList(0, 20);
        ClusterMemory past = ClusterTracks.remember(
                episode(known), new ClusterTracks(SETTINGS).cluster(episode(known), ClusterMemory.none()));
        Identities expected = all(tracks, past);
        Collections.shuffle(tracks, random);
        assertThat(all(tracks, past)).isEqualTo(expected);
    }

    private static Identities all(List<TrackFace> tracks, ClusterMemory past) {
        return new ClusterTracks(SETTINGS).cluster(episode(tracks), past, Held.nothing(), past.past());
    }

    private Identities continued(TrackFace... tracks) {
        return run(memory, memory.past(), tracks);
    }

    private static Identities run(ClusterMemory memory, List<PastIdentity> existing, TrackFace... tracks) {
        return new ClusterTracks(SETTINGS).cluster(episode(tracks), memory, Held.nothing(), existing);
    }

    private static Map<String, List<Integer>> tracksOf(Identities identities) {
        Map<String, List<Integer>> out = new java.util.TreeMap<>();
        identities
                .identities()
                .forEach(i -> out.put(
                        i.id().text(), i.tracks().stream().map(t -> t.number()).toList()));
        return out;
    }
}
