package io.dropcast.cluster;

import static io.dropcast.cluster.FakeTrack.episode;
import static io.dropcast.cluster.FakeTrack.pooled;
import static io.dropcast.cluster.FakeTrack.seen;
import static io.dropcast.cluster.FakeTrack.track;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dropcast.embed.TrackFace;
import io.dropcast.embed.TrackFaces;
import io.dropcast.face.Box;
import io.dropcast.face.IdentityId;
import io.dropcast.face.TrackId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That an id goes on meaning the same person. */
class ClusterIdsTest {
    private static final ClusterSettings LOOSE = new ClusterSettings(0.5, 2, 0);
    private static final ClusterSettings STRICT = new ClusterSettings(0.9, 2, 0);

    @Test
    void withoutAPastIdsAreGivenInOrderOfFirstAppearance() {
        Identities all = cluster(LOOSE, ClusterMemory.none(), track(1, 0, 1), track(2, 1, 0), track(3, 0, 1));
        assertThat(ids(all)).isEqualTo(Map.of("id_0001", List.of(1, 3), "id_0002", List.of(2)));
        assertThat(all.nextIdentity()).isEqualTo(3);
    }

    @Test
    void theSameRunAgainGivesTheSameIds() {
        TrackFace[] tracks = {track(1, 0, 1), track(2, 1, 0), track(3, 0, 1)};
        Identities first = cluster(LOOSE, ClusterMemory.none(), tracks);
        assertThat(cluster(LOOSE, memory(first, tracks), tracks)).isEqualTo(first);
    }

    @Test
    void whenAThresholdSplitsAnIdentityTheLargerPartKeepsTheId() {
        TrackFace[] tracks = {track(1, 0, 1), seen(2, 10, 20, 0, 1, 0), seen(3, 30, 130, 0, 0.7, 0.7)};
        Identities loose = cluster(LOOSE, ClusterMemory.none(), tracks);
        assertThat(loose.identities()).hasSize(2);
        Identities strict = cluster(STRICT, memory(loose, tracks), tracks);
        assertThat(strict.identities()).hasSize(3);
        IdentityId split = idOf(loose, 3);
        assertThat(idOf(strict, 3)).isEqualTo(split);
        assertThat(strict.nextIdentity()).isEqualTo(4);
    }

    @Test
    void whenAThresholdJoinsTwoTheLongerOneGivesTheIdAndTheOtherIsNotUsedAgain() {
        TrackFace[] tracks = {seen(1, 10, 20, 0, 1, 0), seen(2, 30, 130, 0, 0.8, 0.6)};
        Identities strict = cluster(STRICT, ClusterMemory.none(), tracks);
        Identities loose = cluster(LOOSE, memory(strict, tracks), tracks);
        assertThat(ids(loose)).isEqualTo(Map.of("id_0002", List.of(1, 2)));
        assertThat(loose.nextIdentity()).isEqualTo(3);
        Identities again = cluster(STRICT, memory(loose, tracks), tracks);
        assertThat(ids(again)).isEqualTo(Map.of("id_0002", List.of(2), "id_0003", List.of(1)));
    }

    @Test
    void tracksThatWereNumberedAnewKeepTheirIds() {
        TrackFace[] before = {seen(1, 10, 20, 0, 1, 0), seen(2, 30, 40, 0, 0, 1)};
        TrackFace[] after = {seen(1, 2, 5, 0, 0, 0, 1), seen(2, 11, 21, 5, 1, 0, 0), seen(3, 29, 41, 5, 0, 1, 0)};
        Identities now = cluster(LOOSE, memory(cluster(LOOSE, ClusterMemory.none(), before), before), after);
        assertThat(ids(now)).isEqualTo(Map.of("id_0001", List.of(2), "id_0002", List.of(3), "id_0003", List.of(1)));
    }

    @Test
    void theSameTimeInAnotherPlaceIsSomebodyElse() {
        TrackFace[] before = {seen(1, 10, 20, 0, 1, 0)};
        TrackFace[] after = {seen(1, 10, 20, 800, 1, 0)};
        Identities now = cluster(LOOSE, memory(cluster(LOOSE, ClusterMemory.none(), before), before), after);
        assertThat(ids(now)).isEqualTo(Map.of("id_0002", List.of(1)));
    }

    @Test
    void ofEqualSharesTheLowerPastIdAndThenTheLowerTrackIsServed() {
        Span tenSeconds = new Span(0, 10, new Box(0, 0, 100, 100));
        ClusterMemory twoPasts = new ClusterMemory(
                List.of(
                        new PastIdentity(new IdentityId(7), List.of(tenSeconds)),
                        new PastIdentity(new IdentityId(4), List.of(tenSeconds))),
                8);
        assertThat(ids(cluster(LOOSE, twoPasts, seen(1, 0, 250, 0, 1, 0)))).isEqualTo(Map.of("id_0004", List.of(1)));
        ClusterMemory onePast = new ClusterMemory(List.of(new PastIdentity(new IdentityId(4), List.of(tenSeconds))), 5);
        assertThat(ids(cluster(LOOSE, onePast, seen(1, 0, 100, 0, 1, 0), seen(2, 150, 250, 0, 0, 1))))
                .isEqualTo(Map.of("id_0004", List.of(1), "id_0005", List.of(2)));
    }

    @Test
    void theGreatestShareIsServedFirst() {
        Span early = new Span(0, 10, new Box(0, 0, 100, 100));
        Span late = new Span(20, 22, new Box(0, 0, 100, 100));
        ClusterMemory past = new ClusterMemory(
                List.of(
                        new PastIdentity(new IdentityId(1), List.of(late)),
                        new PastIdentity(new IdentityId(2), List.of(early))),
                3);
        // one identity now holds both: ten seconds outweigh two
        assertThat(ids(cluster(LOOSE, past, seen(1, 0, 250, 0, 1, 0), seen(2, 500, 550, 0, 1, 0))))
                .isEqualTo(Map.of("id_0002", List.of(1, 2)));
    }

    @Test
    void aFreshIdIsBeyondEveryIdThatIsRemembered() {
        ClusterMemory forgetful = new ClusterMemory(List.of(new PastIdentity(new IdentityId(41), List.of())), 1);
        Identities now = cluster(LOOSE, forgetful, track(1, 1, 0));
        assertThat(ids(now)).isEqualTo(Map.of("id_0042", List.of(1)));
        assertThat(now.nextIdentity()).isEqualTo(43);
    }

    @Test
    void theNextIdentityNeverFallsEvenWhenNobodyIsLeft() {
        assertThat(cluster(LOOSE, new ClusterMemory(List.of(), 9)).nextIdentity())
                .isEqualTo(9);
    }

    @Test
    void aSpanIsATracksTimeAtItsMeanBox() {
        TrackFace moving = pooled(
                1,
                FakeFace.at(25).x(0).vector(1, 0),
                FakeFace.at(50).x(10),
                FakeFace.at(100).x(50));
        TrackFace[] tracks = {moving};
        Identities one = cluster(LOOSE, ClusterMemory.none(), tracks);
        Span span = memory(one, tracks).past().get(0).spans().get(0);
        assertThat(span.firstTs()).isEqualTo(1);
        assertThat(span.lastTs()).isEqualTo(4);
        assertThat(span.where().x1()).isCloseTo(20, within(1e-9));
        assertThat(span.where().x2()).isCloseTo(120, within(1e-9));
        assertThat(span.where().y2()).isCloseTo(100, within(1e-9));
    }

    @Test
    void aTrackThatIsGoneIsNotRemembered() {
        Identities one = cluster(LOOSE, ClusterMemory.none(), track(1, 1, 0), track(2, 1, 0));
        ClusterMemory memory = ClusterTracks.remember(episode(track(2, 1, 0)), one);
        assertThat(memory.past()).hasSize(1);
        assertThat(memory.past().get(0).spans()).hasSize(1);
        assertThat(memory.nextIdentity()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void aFreshIdWasNeverUsedBefore(long seed) {
        Random random = new Random(seed);
        TrackFaces faces = episode(crowd(random, 40));
        Set<IdentityId> ever = new HashSet<>();
        ClusterMemory memory = ClusterMemory.none();
        for (int run = 0; run < 12; run++) {
            ClusterSettings settings = new ClusterSettings(0.2 + 0.79 * random.nextDouble(), 2, 0.3);
            Set<IdentityId> remembered = new HashSet<>();
            memory.past().forEach(p -> remembered.add(p.id()));
            Identities now = new ClusterTracks(settings).cluster(faces, memory);
            assertThat(now.identities()).extracting(Identity::id).doesNotHaveDuplicates();
            for (Identity identity : now.identities()) {
                assertThat(ever.add(identity.id()) || remembered.contains(identity.id()))
                        .isTrue();
                assertThat(identity.id().number()).isLessThan(now.nextIdentity());
            }
            assertThat(now.nextIdentity()).isGreaterThanOrEqualTo(memory.nextIdentity());
            memory = ClusterTracks.remember(faces, now);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void anIdentityThatStaysTheSameKeepsItsIdWhateverHappensToOthers(long seed) {
        Random random = new Random(seed);
        TrackFace[] tracks = crowd(random, 40).toArray(TrackFace[]::new);
        Identities loose = cluster(LOOSE, ClusterMemory.none(), tracks);
        Identities strict = cluster(STRICT, memory(loose, tracks), tracks);
        for (Identity now : strict.identities()) {
            loose.identities().stream()
                    .filter(then -> then.tracks().equals(now.tracks()))
                    .forEach(then -> assertThat(now.id()).isEqualTo(then.id()));
        }
        // every id that was there before still stands for someone who had it
        Map<String, List<Integer>> before = ids(loose);
        ids(strict).forEach((id, now) -> {
            if (before.containsKey(id)) {
                assertThat(before.get(id)).containsAll(now);
            }
        });
        assertThat(ids(strict)).containsKeys(before.keySet().toArray(String[]::new));
    }

    private static List<TrackFace> crowd(Random random, int n) {
        List<TrackFace> tracks = new ArrayList<>();
        for (int id = 1; id <= n; id++) {
            long first = 1000L * id;
            tracks.add(seen(
                    id,
                    first,
                    first + 1 + random.nextInt(200),
                    0,
                    random.doubles(6).map(d -> d * d).toArray()));
        }
        return tracks;
    }

    private static Identities cluster(ClusterSettings settings, ClusterMemory memory, TrackFace... tracks) {
        return new ClusterTracks(settings).cluster(episode(tracks), memory);
    }

    private static ClusterMemory memory(Identities identities, TrackFace... tracks) {
        return ClusterTracks.remember(episode(tracks), identities);
    }

    private static IdentityId idOf(Identities identities, int track) {
        return identities.identities().stream()
                .filter(i -> i.tracks().contains(new TrackId(track)))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static Map<String, List<Integer>> ids(Identities identities) {
        Map<String, List<Integer>> ids = new TreeMap<>();
        for (Identity identity : identities.identities()) {
            ids.put(
                    identity.id().text(),
                    identity.tracks().stream().map(TrackId::number).toList());
        }
        return ids;
    }
}
