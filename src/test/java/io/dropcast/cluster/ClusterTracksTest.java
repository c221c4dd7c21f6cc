package io.dropcast.cluster;

import static io.dropcast.cluster.FakeTrack.at;
import static io.dropcast.cluster.FakeTrack.episode;
import static io.dropcast.cluster.FakeTrack.pooled;
import static io.dropcast.cluster.FakeTrack.track;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dropcast.cluster.linkage.CoarseGroup;
import io.dropcast.cluster.linkage.MatrixBound;
import io.dropcast.embed.TrackFace;
import io.dropcast.face.Embedding;
import io.dropcast.face.IdentityId;
import io.dropcast.face.TrackId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterTracksTest {
    private static final ClusterSettings DEFAULTS = new ClusterSettings(0.70, 2, 0.50);

    @Test
    void anEpisodeWithoutTracksHasNoIdentities() {
        Identities none = cluster(DEFAULTS);
        assertThat(none.identities()).isEmpty();
        assertThat(none.stats()).isEqualTo(new ClusterStats(0, 0, 0, 0, 0));
        assertThat(none.nextIdentity()).isEqualTo(1);
    }

    @Test
    void oneTrackIsOneIdentityWithoutCohesion() {
        Identity only = cluster(DEFAULTS, track(1, 1, 0)).identities().get(0);
        assertThat(tracks(only)).containsExactly(1);
        assertThat(only.cohesion()).isEmpty();
        assertThat(only.minIdentitySim()).isEmpty();
        assertThat(only.lowCohesion()).isFalse();
        assertThat(only.outlierReason()).isEmpty();
        assertThat(only.centroid()).contains(FakeFace.embedding(1, 0));
    }

    @Test
    void tracksThatLookAlikeAreOneIdentity() {
        Identities two = cluster(DEFAULTS, track(1, 1, 0), track(2, 0, 1), track(3, 0.9, 0.1), track(4, 0.1, 0.9));
        assertThat(groups(two)).containsExactly(List.of(1, 3), List.of(2, 4));
        assertThat(two.stats()).isEqualTo(new ClusterStats(4, 2, 0, 0, 0));
    }

    @Test
    void aSimilarityThatEqualsTheThresholdIsEnough() {
        double other = Math.sqrt(1 - 0.7 * 0.7);
        assertThat(groups(cluster(DEFAULTS, track(1, 1, 0), track(2, 0.7, other))))
                .containsExactly(List.of(1, 2));
        assertThat(groups(cluster(DEFAULTS, track(1, 1, 0), track(2, 0.699, other))))
                .hasSize(2);
    }

    @Test
    void tracksSeenAtOnceInTwoPlacesAreTwoPeopleHoweverAlike() {
        Identities twins = cluster(DEFAULTS, at(1, 10, 0, 1, 0), at(2, 10, 500, 1, 0));
        assertThat(groups(twins)).containsExactly(List.of(1), List.of(2));
    }

    @Test
    void tracksSeenAtOnceStayApartThroughAChainOfOthers() {
        // 1 and 5 are seen together; 2, 3 and 4 look like both and could carry them into one cluster
        Identities chain = cluster(
                DEFAULTS,
                at(1, 10, 0, 1, 0),
                track(2, 1, 0.1),
                track(3, 1, 0.2),
                track(4, 1, 0.3),
                at(5, 10, 500, 1, 0.4));
        assertThat(groups(chain)).hasSize(2);
        assertThat(groups(chain)).noneMatch(g -> g.contains(1) && g.contains(5));
    }

    @Test
    void theCentroidCountsEachTrackTheSame() {
        TrackFace longTrack = pooled(
                1,
                FakeFace.at(1).vector(1, 0),
                FakeFace.at(2).vector(1, 0),
                FakeFace.at(3).vector(1, 0));
        Identity both =
                cluster(DEFAULTS, longTrack, track(2, 0.8, 0.6)).identities().get(0);
        assertThat(both.centroid())
                .contains(Embedding.mean(List.of(FakeFace.embedding(1, 0), FakeFace.embedding(0.8, 0.6))));
        assertThat(both.size()).isEqualTo(4);
    }

    @Test
    void cohesionIsTheMeanSimilarityToTheCentroid() {
        // (1,0) and (0.8,0.6): the mean points to (1.8,0.6)/|1.8973..|, 0.94868 from each
        Identity both = cluster(DEFAULTS, track(1, 1, 0), track(2, 0.8, 0.6))
                .identities()
                .get(0);
        assertThat(both.cohesion()).hasValue(0.9487);
        assertThat(both.minIdentitySim()).hasValue(0.9487);
        assertThat(both.lowCohesion()).isFalse();
    }

    @Test
    void theLowestSimilarityBelongsToTheOddTrack() {
        // sum (2.8,0.6), length sqrt(8.2); 2.8/2.863564 = 0.97780 twice, then 2.6/2.863564 = 0.90796
        Identity three = cluster(DEFAULTS, track(1, 1, 0), track(2, 1, 0), track(3, 0.8, 0.6))
                .identities()
                .get(0);
        assertThat(three.cohesion()).hasValue(0.9545);
        assertThat(three.minIdentitySim()).hasValue(0.9080);
    }

    @Test
    void aLooseIdentityIsMarked() {
        // pairs 0.2 apart in cosine at a low threshold: each sqrt((1 + 0.2) / 2) = 0.7746 from the mean
        ClusterSettings loose = new ClusterSettings(0.2, 2, 0);
        Identities both = cluster(loose, track(1, 1, 0), track(2, 0.2, Math.sqrt(0.96)));
        assertThat(both.identities().get(0).cohesion()).hasValue(0.7746);
        assertThat(both.identities().get(0).lowCohesion()).isTrue();
        assertThat(both.stats().lowCohesionIdentities()).isEqualTo(1);
    }

    @Test
    void anIdentityIsMarkedWhenATrackOfItIsHeldOnlyByAnOutlierThatLeft() {
        // at 0, 0, 0, 55 and 98 degrees: the last is 0.086 from the others and leaves; 55 was 0.810 from the others and
        // stays,
        // but is 0.742 from the mean of those who are left, which points to 12.9 degrees
        Identities two = cluster(
                new ClusterSettings(0.2, 2, 0.75),
                track(1, 1, 0),
                track(2, 1, 0),
                track(3, 1, 0),
                atDegrees(4, 55),
                atDegrees(5, 98));
        Identity held = two.identities().get(0);
        assertThat(tracks(held)).containsExactly(1, 2, 3, 4);
        assertThat(held.minIdentitySim().orElseThrow()).isCloseTo(0.742, within(5e-4));
        assertThat(held.cohesion().orElseThrow()).isGreaterThan(0.8);
        assertThat(held.lowCohesion()).isTrue();
        assertThat(two.identities().get(1).outlierReason()).contains("low_identity_similarity_0.086");
        assertThat(two.stats()).isEqualTo(new ClusterStats(5, 2, 0, 1, 2));
    }

    @Test
    void theSizeCountsEncodedFacesOnly() {
        TrackFace track = pooled(
                1, FakeFace.at(1).vector(1, 0), FakeFace.at(2), FakeFace.at(3).vector(1, 0));
        Identities one = cluster(DEFAULTS, track);
        assertThat(one.identities().get(0).size()).isEqualTo(2);
        assertThat(one.stats().faces()).isEqualTo(2);
    }

    @Test
    void aTrackWithoutAVectorIsInNoIdentity() {
        Identities two = cluster(DEFAULTS, pooled(1, FakeFace.at(1)), track(2, 1, 0), track(3, 1, 0));
        assertThat(groups(two)).containsExactly(List.of(2, 3));
        assertThat(two.identities()).extracting(Identity::id).containsExactly(new IdentityId(1));
        assertThat(two.unclustered()).containsExactly(new Unclustered(new TrackId(1), "no_vector_not_sampled"));
        assertThat(two.stats()).isEqualTo(new ClusterStats(2, 1, 0, 0, 0));
    }

    @Test
    void whereNoTrackHasAVectorThereIsNoIdentity() {
        Identities none = cluster(DEFAULTS, pooled(1, FakeFace.at(1)), pooled(2, FakeFace.at(9)));
        assertThat(none.identities()).isEmpty();
        assertThat(none.unclustered()).extracting(u -> u.track().number()).containsExactly(1, 2);
        assertThat(none.nextIdentity()).isEqualTo(1);
    }

    @Test
    void clustersBelowTheWantedSizeAreTakenApart() {
        ClusterSettings three = new ClusterSettings(0.7, 3, 0.5);
        Identities all = cluster(
                three,
                track(1, 1, 0, 0),
                track(2, 1, 0, 0),
                track(3, 0, 1, 0),
                track(4, 0, 1, 0),
                track(5, 0, 1, 0),
                track(6, 0, 0, 1));
        assertThat(groups(all)).containsExactly(List.of(1), List.of(2), List.of(3, 4, 5), List.of(6));
        assertThat(all.identities().get(0).outlierReason()).contains("small_cluster_2");
        assertThat(all.identities().get(1).outlierReason()).contains("small_cluster_2");
        assertThat(all.identities().get(3).outlierReason()).isEmpty();
        assertThat(all.identities()).noneMatch(Identity::lowCohesion);
    }

    @Test
    void vectorsOfTwoModelsAreRefused() {
        TrackFace foreign = FakeTrack.of(2, Optional.of(Embedding.of("other", new float[] {1, 0})), FakeFace.at(2000));
        assertThatThrownBy(() -> cluster(DEFAULTS, track(1, 1, 0), foreign)).hasMessageContaining("never compared");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyTrackIsInExactlyOneIdentity(long seed) {
        Random random = new Random(seed);
        ClusterSettings settings =
                new ClusterSettings(0.2 + 0.7 * random.nextDouble(), 1 + random.nextInt(4), 0.9 * random.nextDouble());
        List<TrackFace> tracks = crowd(random, 60, 5, 8, 0.5);
        Identities all = cluster(settings, tracks.toArray(TrackFace[]::new));
        List<Integer> seen = all.identities().stream()
                .flatMap(i -> tracks(i).stream())
                .sorted()
                .toList();
        assertThat(seen)
                .isEqualTo(IntStream.rangeClosed(1, tracks.size()).boxed().toList());
        assertThat(all.identities()).isSortedAccordingTo((a, b) -> a.id().compareTo(b.id()));
        assertThat(all.identities()).allSatisfy(i -> assertThat(i.tracks()).isSorted());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theOrderInWhichTracksAreGivenChangesNothing(long seed) {
        Random random = new Random(seed);
        List<TrackFace> tracks = crowd(random, 60, 6, 8, 0.4);
        Identities before = cluster(DEFAULTS, tracks.toArray(TrackFace[]::new));
        Collections.shuffle(tracks, random);
        assertThat(cluster(DEFAULTS, tracks.toArray(TrackFace[]::new))).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theNumbersOfTheTracksDoNotDecideWhoIsWho(long seed) {
        Random random = new Random(seed);
        int n = 60;
        List<double[]> vectors = vectors(random, n, 6, 8, 0.4);
        List<Integer> numbers =
                new ArrayList<>(IntStream.rangeClosed(1, n).boxed().toList());
        Set<Set<Integer>> before = partition(cluster(DEFAULTS, numbered(vectors, numbers)), numbers);
        Collections.shuffle(numbers, random);
        assertThat(partition(cluster(DEFAULTS, numbered(vectors, numbers)), numbers))
                .isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void noIdentityHasTwoTracksThatWereSeenAtOnce(long seed) {
        Random random = new Random(seed);
        List<TrackFace> tracks = new ArrayList<>();
        for (double[] vector : vectors(random, 80, 3, 8, 0.3)) {
            int id = tracks.size() + 1;
            // four at a time, side by side
            tracks.add(at(id, 100L * (id / 4), 300.0 * (id % 4), vector));
        }
        Identities all = cluster(new ClusterSettings(0.2, 1, 0), tracks.toArray(TrackFace[]::new));
        assertThat(all.identities())
                .allSatisfy(i -> assertThat(tracks(i).stream().map(t -> t / 4)).doesNotHaveDuplicates());
        assertThat(all.identities()).anyMatch(i -> i.tracks().size() > 5);
    }

    @Test
    void moreTracksThanAreComparedAtOnceComeToTheSameIdentities() {
        TrackFace[] tracks = crowd(new Random(3), 200, 12, 64, 0.4).toArray(TrackFace[]::new);
        Identities whole = cluster(DEFAULTS, tracks);
        assertThat(new ClusterTracks(DEFAULTS, new MatrixBound(60)).cluster(episode(tracks), ClusterMemory.none()))
                .isEqualTo(whole);
        assertThat(whole.identities()).anyMatch(i -> i.tracks().size() > 5);
    }

    @Test
    void tracksThatHangTogetherAndAreTooManyToBeComparedAreTold() {
        TrackFace[] alike = {track(1, 1, 0), track(2, 1, 0.01), track(3, 0.8, 0.6)};
        Identities parts =
                new ClusterTracks(DEFAULTS, new MatrixBound(2)).cluster(episode(alike), ClusterMemory.none());
        assertThat(groups(parts)).containsExactly(List.of(1, 2), List.of(3));
        assertThat(parts.coarse())
                .singleElement()
                .extracting(CoarseGroup::tracks)
                .isEqualTo(3);
        assertThat(groups(cluster(DEFAULTS, alike))).containsExactly(List.of(1, 2, 3));
    }

    @Test
    void twoThousandTracksOfTwentyPeopleAreTwentyIdentities() {
        List<TrackFace> tracks = crowd(new Random(7), 2000, 20, 128, 0.3);
        Identities all = cluster(DEFAULTS, tracks.toArray(TrackFace[]::new));
        assertThat(all.identities()).hasSize(20);
        assertThat(all.stats()).isEqualTo(new ClusterStats(2000, 20, 0, 0, 0));
    }

    private static TrackFace atDegrees(int id, double degrees) {
        return track(id, Math.cos(Math.toRadians(degrees)), Math.sin(Math.toRadians(degrees)));
    }

    private static Identities cluster(ClusterSettings settings, TrackFace... tracks) {
        return new ClusterTracks(settings).cluster(episode(tracks), ClusterMemory.none());
    }

    private static List<List<Integer>> groups(Identities identities) {
        return identities.identities().stream().map(ClusterTracksTest::tracks).toList();
    }

    private static List<Integer> tracks(Identity identity) {
        return identity.tracks().stream().map(TrackId::number).toList();
    }

    /** Which of the vectors are together, whatever numbers their tracks had. */
    private static Set<Set<Integer>> partition(Identities identities, List<Integer> numbers) {
        Set<Set<Integer>> sets = new HashSet<>();
        for (List<Integer> group : groups(identities)) {
            sets.add(group.stream().map(numbers::indexOf).collect(Collectors.toSet()));
        }
        return sets;
    }

    private static TrackFace[] numbered(List<double[]> vectors, List<Integer> numbers) {
        return IntStream.range(0, vectors.size())
                .mapToObj(i -> track(numbers.get(i), vectors.get(i)))
                .toArray(TrackFace[]::new);
    }

    private static List<TrackFace> crowd(Random random, int n, int people, int size, double noise) {
        List<TrackFace> tracks = new ArrayList<>();
        for (double[] vector : vectors(random, n, people, size, noise)) {
            tracks.add(track(tracks.size() + 1, vector));
        }
        return tracks;
    }

    /** Directions around those of some people, {@code noise} as long as a person's own. */
    private static List<double[]> vectors(Random random, int n, int people, int size, double noise) {
        List<double[]> centers = IntStream.range(0, people)
                .mapToObj(p -> random.doubles(size).map(d -> 2 * d - 1).toArray())
                .toList();
        List<double[]> vectors = new ArrayList<>();
        for (int t = 0; t < n; t++) {
            double[] center = centers.get(t % people);
            double[] vector = new double[size];
            for (int i = 0; i < size; i++) {
                vector[i] = center[i] + noise * (2 * random.nextDouble() - 1);
            }
            vectors.add(vector);
        }
        return vectors;
    }
}
