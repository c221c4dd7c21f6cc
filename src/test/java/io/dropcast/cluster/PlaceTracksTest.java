package io.dropcast.cluster;

import static io.dropcast.cluster.FakeTrack.at;
import static io.dropcast.cluster.FakeTrack.episode;
import static io.dropcast.cluster.FakeTrack.pooled;
import static io.dropcast.cluster.FakeTrack.seen;
import static io.dropcast.cluster.FakeTrack.track;
import static org.assertj.core.api.Assertions.assertThat;

import io.dropcast.embed.TrackFace;
import io.dropcast.embed.TrackFaces;
import io.dropcast.face.IdentityId;
import io.dropcast.face.TrackId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That a track is where a human put it, and nothing else moves because of it. */
final class PlaceTracksTest {
    private static final ClusterSettings LOOSE = new ClusterSettings(0.5, 2, 0.3);
    private static final ClusterSettings STRICT = new ClusterSettings(0.95, 2, 0.3);

    private final TrackFace[] two = {track(1, 1, 0), track(2, 1, 0.1), track(3, 0, 1), track(4, 0.1, 1)};

    @Test
    void whereNobodySaidAnythingTheMachinesOpinionIsWhatItWas() {
        Identities machine = machine(LOOSE, two);
        assertThat(new PlaceTracks(LOOSE).place(episode(two), machine, List.of()))
                .isSameAs(machine);
    }

    @Test
    void aPlacedTrackLeavesItsIdentityAndIsAddedToTheOtherOnce() {
        Identities now = place(LOOSE, two, put(two[1], 2));
        assertThat(ids(now)).isEqualTo(Map.of(1, List.of(1), 2, List.of(2, 3, 4)));
        assertThat(identity(now, 2).placed()).containsExactly(new TrackId(2));
        assertThat(identity(now, 1).placed()).isEmpty();
        assertThat(identity(now, 2).size()).isEqualTo(3);
        assertThat(identity(now, 1).cohesion()).isEmpty();
        assertThat(identity(now, 2).cohesion().orElseThrow()).isLessThan(0.95);
    }

    @Test
    void anIdentityThatLosesItsLastTrackIsGoneAndComesBackUnderItsIdWhenThePlacementsDo() {
        Identities now = place(LOOSE, two, put(two[0], 2), put(two[1], 2));
        assertThat(ids(now)).isEqualTo(Map.of(2, List.of(1, 2, 3, 4)));
        assertThat(ids(place(LOOSE, two))).isEqualTo(Map.of(1, List.of(1, 2), 2, List.of(3, 4)));
    }

    @Test
    void anIdentityThatTheMachineDoesNotMakeIsMade() {
        Identities now = place(LOOSE, two, put(two[1], 17), put(two[3], 17));
        assertThat(ids(now)).isEqualTo(Map.of(1, List.of(1), 2, List.of(3), 17, List.of(2, 4)));
        assertThat(now.stats().clusters()).isEqualTo(3);
        assertThat(now.stats().faces()).isEqualTo(4);
    }

    @Test
    void twoWhoAreOnScreenAtOnceAreOnePersonWhenAHumanSaysSo() {
        TrackFace[] mirror = {at(1, 10, 0, 1, 0), at(2, 10, 500, 1, 0)};
        assertThat(ids(machine(LOOSE, mirror))).hasSize(2);
        assertThat(ids(place(LOOSE, mirror, put(mirror[1], 1)))).isEqualTo(Map.of(1, List.of(1, 2)));
    }

    @Test
    void whoIsPutBackWhereTheMachineHasThemIsStillPlaced() {
        Identities now = place(LOOSE, two, put(two[1], 1));
        assertThat(ids(now)).isEqualTo(ids(machine(LOOSE, two)));
        assertThat(identity(now, 1).placed()).containsExactly(new TrackId(2));
        // another threshold would take it away
        Identities strict = place(STRICT, new TrackFace[] {track(1, 1, 0), track(2, 0, 1)}, put(track(2, 0, 1), 1));
        assertThat(ids(strict)).isEqualTo(Map.of(1, List.of(1, 2)));
    }

    @Test
    void anOutlierThatAHumanPutSomewhereIsNoOutlierAnyMore() {
        TrackFace[] tracks = {track(1, 1, 0, 0), track(2, 0.9, 0.4, 0), track(3, 0.55, 0, 0.85)};
        ClusterSettings settings = new ClusterSettings(0.5, 2, 0.6);
        Identities machine = machine(settings, tracks);
        assertThat(machine.stats().outlierTracks()).isEqualTo(1);
        Identities now = place(settings, tracks, put(tracks[2], 1));
        assertThat(ids(now)).isEqualTo(Map.of(1, List.of(1, 2, 3)));
        assertThat(now.stats().outlierTracks()).isZero();
        assertThat(identity(now, 1).outlierReason()).isEmpty();
    }

    @Test
    void tracksThatWereMadeAnewAreFoundByWhereTheyWere() {
        TrackFace[] before = {seen(1, 0, 50, 0, 1, 0), seen(2, 0, 50, 400, 0, 1), seen(3, 200, 250, 0, 1, 0)};
        Placement put = put(before[2], 2);
        // other numbers, and the third in two pieces
        TrackFace[] after = {
            seen(1, 201, 220, 5, 1, 0), seen(2, 1, 49, 5, 1, 0), seen(3, 224, 249, 5, 1, 0), seen(4, 1, 50, 405, 0, 1)
        };
        ClusterMemory memory = ClusterTracks.remember(episode(before), machine(LOOSE, before));
        Identities now = new PlaceTracks(LOOSE)
                .place(episode(after), new ClusterTracks(LOOSE).cluster(episode(after), memory), List.of(put));
        assertThat(ids(now)).isEqualTo(Map.of(1, List.of(2), 2, List.of(1, 3, 4)));
    }

    @Test
    void aNeighbourIsNotDraggedAlong() {
        TrackFace[] close = {seen(1, 0, 50, 0, 1, 0), seen(2, 0, 50, 50, 0, 1), seen(3, 100, 150, 0, 1, 0)};
        Identities now = place(LOOSE, close, put(close[0], 9), put(close[2], 9));
        assertThat(ids(now)).isEqualTo(Map.of(2, List.of(2), 9, List.of(1, 3)));
    }

    @Test
    void aTrackThatCouldNotBeToldIsPutIntoAnIdentityOrOneOfItsOwn() {
        TrackFace[] tracks = {two[0], two[1], two[2], two[3], pooled(5, FakeFace.at(5000)), pooled(6, FakeFace.at(6000))
        };
        assertThat(untold(machine(LOOSE, tracks))).containsExactly(5, 6);
        Identities now = place(LOOSE, tracks, put(tracks[4], 2), put(tracks[5], 9));
        assertThat(ids(now)).isEqualTo(Map.of(1, List.of(1, 2), 2, List.of(3, 4, 5), 9, List.of(6)));
        assertThat(now.unclustered()).isEmpty();
        assertThat(identity(now, 2).placed()).containsExactly(new TrackId(5));
        assertThat(identity(now, 2).cohesion())
                .isEqualTo(identity(machine(LOOSE, tracks), 2).cohesion());
        assertThat(identity(now, 9).centroid()).isEmpty();
        assertThat(identity(now, 9).outlierReason()).isEmpty();
    }

    @Test
    void aTrackThatIsTakenOutOfAllIdentitiesIsUnclusteredByHand() {
        Identities now = place(LOOSE, two, out(two[1]), out(two[2]), out(two[3]));
        assertThat(ids(now)).isEqualTo(Map.of(1, List.of(1)));
        assertThat(now.unclustered())
                .extracting(u -> u.track().number() + " " + u.reason())
                .containsExactly("2 by_hand", "3 by_hand", "4 by_hand");
        assertThat(now.stats().faces()).isEqualTo(1);
    }

    @Test
    void aTrackThatTheMachineCannotTellEitherKeepsTheMachinesReason() {
        TrackFace bare = pooled(1, FakeFace.at(1).skip("clipped:0.50"));
        assertThat(place(LOOSE, new TrackFace[] {bare}, out(bare)).unclustered())
                .containsExactly(new Unclustered(new TrackId(1), "no_vector_clipped"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whateverIsPlacedEveryTrackIsInOneIdentityOrInNoneAndOnlyThePlacedOnesMove(long seed) {
        Random random = new Random(seed);
        TrackFace[] tracks = new TrackFace[30];
        for (int t = 0; t < tracks.length; t++) {
            tracks[t] = random.nextInt(5) == 0
                    ? pooled(t + 1, FakeFace.at(1000L * (t + 1)))
                    : track(t + 1, random.doubles(4).map(d -> d * d).toArray());
        }
        for (int round = 0; round < 20; round++) {
            ClusterSettings settings = new ClusterSettings(0.3 + 0.6 * random.nextDouble(), 2, 0.5);
            Identities machine = machine(settings, tracks);
            Map<Integer, Integer> model = owners(machine);
            Map<Integer, Placement> said = new TreeMap<>();
            for (int p = random.nextInt(12); p > 0; p--) {
                TrackFace track = tracks[random.nextInt(tracks.length)];
                int to = 1 + random.nextInt(40);
                boolean none = random.nextInt(4) == 0;
                said.put(track.track().id().number(), none ? out(track) : put(track, to));
                model.put(track.track().id().number(), none ? 0 : to);
            }
            List<Placement> shuffled = new ArrayList<>(said.values());
            Collections.shuffle(shuffled, random);
            Identities now = new PlaceTracks(settings).place(episode(tracks), machine, shuffled);
            assertThat(now.identities().stream()
                                    .mapToInt(i -> i.tracks().size())
                                    .sum()
                            + now.unclustered().size())
                    .isEqualTo(tracks.length);
            assertThat(owners(now)).isEqualTo(model);
            assertThat(now.identities()).extracting(Identity::id).isSorted().doesNotHaveDuplicates();
            assertThat(now)
                    .isEqualTo(new PlaceTracks(settings).place(episode(tracks), machine, List.copyOf(said.values())));
        }
    }

    private static Placement put(TrackFace track, int identity) {
        return new Placement(
                track.track().trace().outline(), track.track().id(), Optional.of(new IdentityId(identity)));
    }

    private static Placement out(TrackFace track) {
        return new Placement(track.track().trace().outline(), track.track().id(), Optional.empty());
    }

    private static Identities machine(ClusterSettings settings, TrackFace... tracks) {
        return new ClusterTracks(settings).cluster(episode(tracks), ClusterMemory.none());
    }

    private static Identities place(ClusterSettings settings, TrackFace[] tracks, Placement... placements) {
        TrackFaces faces = episode(tracks);
        return new PlaceTracks(settings).place(faces, machine(settings, tracks), Arrays.asList(placements));
    }

    private static Identity identity(Identities identities, int number) {
        return identities.identities().stream()
                .filter(i -> i.id().number() == number)
                .findFirst()
                .orElseThrow();
    }

    private static List<Integer> untold(Identities identities) {
        return identities.unclustered().stream().map(u -> u.track().number()).toList();
    }

    /** 0 stands for none. */
    private static Map<Integer, Integer> owners(Identities identities) {
        Map<Integer, Integer> owners = new TreeMap<>();
        identities.unclustered().forEach(u -> owners.put(u.track().number(), 0));
        identities.identities().forEach(i -> i.tracks().forEach(t -> owners.put(t.number(), i.id().number())));
        return owners;
    }

    private static Map<Integer, List<Integer>> ids(Identities identities) {
        Map<Integer, List<Integer>> ids = new TreeMap<>();
        identities
                .identities()
                .forEach(i -> ids.put(
                        i.id().number(),
                        i.tracks().stream().map(TrackId::number).toList()));
        return ids;
    }
}
