package io.dropcast.cluster;

import static io.dropcast.cluster.FakeTrack.episode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dropcast.cluster.evidence.Calibration;
import io.dropcast.cluster.evidence.Calibrator;
import io.dropcast.cluster.evidence.ClothesRatio;
import io.dropcast.cluster.evidence.CosineAffinity;
import io.dropcast.cluster.evidence.Curves;
import io.dropcast.cluster.evidence.EvidenceAffinity;
import io.dropcast.cluster.evidence.MixedTrack;
import io.dropcast.cluster.evidence.ThreadRatio;
import io.dropcast.cluster.evidence.Witnesses;
import io.dropcast.cluster.linkage.MatrixBound;
import io.dropcast.embed.Face;
import io.dropcast.embed.TrackFace;
import io.dropcast.face.Clothes;
import io.dropcast.face.TrackId;
import io.dropcast.settings.KnownSettings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is who by faces that are weighed by how much they can tell, and by clothes. */
final class EvidenceTest {
    private static final Clothes SUIT = Clothes.ofPairs(100, 220, 255, 129);
    private static final Clothes COAT = Clothes.ofPairs(327, 255);

    @ParameterizedTest
    @CsvSource({"1, 4", "2, 4", "3, 4", "4, 12", "5, 12", "6, 12", "7, 12"})
    void twoPeopleInTheSameSuitAreTwoWhileTheirFacesAreClear(long seed, int tracksEach) {
        List<TrackFace> tracks = new ArrayList<>();
        MadeCast cast = new MadeCast(seed, 2);
        for (int t = 0; t < 2 * tracksEach; t++) {
            tracks.add(cast.clear(t + 1, 50L * t, t % 2, Optional.of(SUIT)));
        }
        assertThat(groups(tracks)).containsExactlyInAnyOrder(numbers(1, tracks), numbers(2, tracks));
    }

    /** The two stand beside each other, each alone in the next shot, and so on. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theyAreTwoAlsoWhereAllSpeaksForTheClothes(long seed) {
        MadeCast cast = new MadeCast(seed, 4);
        List<TrackFace> tracks = new ArrayList<>();
        // others dress each in their own way, so that clothes are believed
        for (int t = 0; t < 40; t++) {
            tracks.add(
                    cast.clear(1000 + t, 50L * t, 2 + t % 2, Optional.of(t % 2 == 0 ? COAT : Clothes.ofPairs(7, 255))));
        }
        for (int t = 0; t < 24; t++) {
            tracks.add(cast.clear(t + 1, 5000 + 50L * t, t % 2, Optional.of(SUIT)));
        }
        assertThat(calibrated(tracks).clothes().isAsked()).isTrue();
        assertThat(groups(tracks))
                .hasSize(4)
                .contains(numbers(1, tracks.subList(40, 64)), numbers(2, tracks.subList(40, 64)));
    }

    @ParameterizedTest
    @CsvSource({"1, 6", "2, 6", "3, 6", "4, 12", "5, 12", "6, 12", "7, 12", "8, 24"})
    void theyAreTwoAlsoWhenAThirdOfThePicturesIsPoor(long seed, int tracksEach) {
        MadeCast cast = new MadeCast(seed, 2);
        List<TrackFace> tracks = new ArrayList<>();
        Set<Integer> clear = new TreeSet<>();
        for (int t = 0; t < 2 * tracksEach; t++) {
            if (t / 2 % 3 == 2) {
                tracks.add(cast.poor(t + 1, 50L * t, t % 2, Optional.of(SUIT)));
            } else {
                tracks.add(cast.clear(t + 1, 50L * t, t % 2, Optional.of(SUIT)));
                clear.add(t + 1);
            }
        }
        List<Set<Integer>> groups = new ArrayList<>();
        for (Set<Integer> group : groups(tracks)) {
            Set<Integer> told = new TreeSet<>(group);
            told.retainAll(clear);
            if (!told.isEmpty()) {
                groups.add(told);
            }
        }
        assertThat(groups).containsExactlyInAnyOrder(numbers(1, only(tracks, clear)), numbers(2, only(tracks, clear)));
    }

    /** As much like both that they could be either, by face and by clothes. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void poorPicturesThatAreLikeTwoPeopleGlueThemNot(long seed) {
        double alike = Curves.FACES.even(Math.sqrt(Curves.POOR * Curves.CLEAR)) + 0.03;
        MadeCast cast = new MadeCast(seed, 2);
        List<TrackFace> tracks = new ArrayList<>();
        for (int t = 0; t < 12; t++) {
            tracks.add(cast.clear(t + 1, 200L * t, t % 2, Optional.of(SUIT)));
        }
        for (int t = 0; t < 12; t++) {
            tracks.add(cast.torn(t + 101, 200L * t + 100, alike, Optional.of(SUIT)));
        }
        for (Set<Integer> group : groups(tracks)) {
            assertThat(group.contains(1) && group.contains(2))
                    .as("of both: " + group)
                    .isFalse();
        }
    }

    @Test
    void poorPicturesOfOnePersonWhoAreAlikeAndWearTheSameAreOne() {
        double alike = Curves.FACES.even(Curves.POOR) + 0.05;
        List<TrackFace> tracks = new ArrayList<>();
        for (int t = 0; t < 5; t++) {
            tracks.add(MadeCast.track(t + 1, 20L * t, 0, cone(t, alike), Curves.POOR, Optional.of(COAT)));
        }
        assertThat(groups(tracks)).containsExactly(Set.of(1, 2, 3, 4, 5));
    }

    @Test
    void poorPicturesThatAreAlikeAndWearOtherClothesAreNotOne() {
        double alike = Curves.FACES.even(Curves.POOR) + 0.05;
        TrackFace coat = MadeCast.track(1, 0, 0, cone(0, alike), Curves.POOR, Optional.of(COAT));
        TrackFace suit = MadeCast.track(2, 20, 0, cone(1, alike), Curves.POOR, Optional.of(SUIT));
        assertThat(groups(List.of(coat, suit))).containsExactlyInAnyOrder(Set.of(1), Set.of(2));
    }

    @Test
    void theSameSimilarityJoinsClearPicturesAndLeavesPoorOnes() {
        double alike = 0.5;
        assertThat(groups(pair(alike, Curves.CLEAR))).hasSize(1);
        assertThat(groups(pair(alike, Curves.FACES.norms().least()))).hasSize(2);
        assertThat(groups(pair(0.1, Curves.CLEAR))).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aTrackWhoseNormIsNotKnownCountsAsAClearOne(long seed) {
        List<TrackFace> known = new ArrayList<>();
        List<TrackFace> unknown = new ArrayList<>();
        for (TrackFace track : scene(seed, 4, 6)) {
            known.add(withNorm(track, OptionalDouble.of(Curves.FACES.clearest().norm())));
            unknown.add(withNorm(track, OptionalDouble.empty()));
        }
        assertThat(calibrated(unknown)).isEqualTo(calibrated(known));
        assertThat(cluster(unknown)).isEqualTo(cluster(known));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theOrderOfTracksDoesNotMatter(long seed) {
        List<TrackFace> tracks = scene(seed, 5, 8);
        Identities expected = cluster(tracks);
        Calibration.Weighed calibration = calibrated(tracks);
        Collections.shuffle(tracks, new Random(seed));
        assertThat(calibrated(tracks)).isEqualTo(calibration);
        assertThat(cluster(tracks)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void inBoundedMemoryTheIdentitiesAreTheSame(long seed) {
        MadeCast cast = new MadeCast(seed, 12);
        List<TrackFace> tracks = new ArrayList<>();
        for (int t = 0; t < 120; t++) {
            tracks.add(cast.clear(t + 1, 50L * t, t % 12, Optional.of(t % 3 == 0 ? SUIT : COAT)));
        }
        Calibration calibration = calibrated(tracks);
        Identities whole = cluster(tracks, calibration, MatrixBound.none());
        Identities bounded = cluster(tracks, calibration, new MatrixBound(40));
        assertThat(bounded).isEqualTo(whole);
        assertThat(bounded.coarse()).isEmpty();
        assertThat(whole.identities()).hasSize(12);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aFixedThresholdHeedsNeitherNormsNorClothes(long seed) {
        List<TrackFace> tracks = scene(seed, 4, 8);
        List<TrackFace> plain = tracks.stream()
                .map(t -> FakeTrack.of(
                        t.track().id().number(),
                        t.vector(),
                        t.faces().stream().map(EvidenceTest::plain).toArray(FakeFace[]::new)))
                .toList();
        ClusterSettings settings = new ClusterSettings(0.45, 2, 0.3);
        Identities fixed = new ClusterTracks(settings).cluster(episode(tracks), ClusterMemory.none());
        assertThat(fixed)
                .isEqualTo(new ClusterTracks(settings).cluster(episode(plain), ClusterMemory.none()))
                .isNotEqualTo(cluster(tracks));
        Calibration chosen = new Calibration.FellBack(0.45, calibrated(tracks).evidence(), "by hand");
        assertThat(new ClusterTracks(settings, MatrixBound.none(), chosen)
                        .cluster(episode(tracks), ClusterMemory.none()))
                .isEqualTo(fixed);
    }

    @Test
    void picturesThatTellNothingMakeNoPersonButWhereAHumanSaidSo() {
        TrackFace blurred =
                MadeCast.track(1, 0, 0, cone(0, 0.5), Curves.FACES.norms().least() - 0.1, Optional.empty());
        TrackFace told =
                MadeCast.track(2, 900, 0, cone(1, 0.5), Curves.FACES.norms().least() + 0.1, Optional.empty());
        Identities identities = cluster(List.of(blurred, told));
        assertThat(identities.unclustered()).containsExactly(new Unclustered(new TrackId(1), Tellable.POOR_PICTURES));
        assertThat(groups(List.of(blurred, told))).containsExactly(Set.of(2));
        assertThat(new ClusterTracks(new ClusterSettings(0.5, 2, 0.5))
                        .cluster(episode(blurred, told), ClusterMemory.none())
                        .unclustered())
                .as("a fixed threshold asks for no norm")
                .isEmpty();
    }

    @Test
    void aPoorPictureMayBeLessLikeTheOthersThanAClearOneBeforeItLeaves() {
        EvidenceAffinity affinity = new EvidenceAffinity(Curves.FACES, ClothesRatio.UNASKED, ThreadRatio.UNASKED);
        double before = 0;
        for (double norm : new double[] {2.2, 2.6, 3, 3.5, 4}) {
            double least = affinity.leastCosine(alone(norm), 0.5);
            assertThat(least).isGreaterThan(before).isLessThanOrEqualTo(0.5);
            before = least;
        }
        assertThat(before).as("of the clearest").isCloseTo(0.5, within(1e-9));
        assertThat(affinity.leastCosine(alone(99), 0.5)).isCloseTo(0.5, within(1e-9));
        assertThat(new CosineAffinity(0.5).leastCosine(alone(2.2), 0.5)).isEqualTo(0.5);
    }

    @Test
    void whoIsUnlikeTheOthersInAPoorPictureStaysAndInAClearOneLeaves() {
        double alike = 0.42;
        assertThat(unlike(alike, 2.6).identities()).hasSize(1);
        Identities clear = unlike(alike, Curves.CLEAR);
        assertThat(clear.identities()).hasSize(2);
        assertThat(clear.identities().get(1).outlierReason()).contains("low_identity_similarity_0.420");
        assertThat(clear.stats().outlierTracks()).isEqualTo(1);
    }

    /** Four who are the same, and one that is this much like them. */
    private static Identities unlike(double similarity, double norm) {
        List<TrackFace> tracks = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            tracks.add(MadeCast.track(t + 1, 1000L * t, 0, new double[] {1, 0}, Curves.CLEAR, Optional.empty()));
        }
        double[] other = {similarity, Math.sqrt(1 - similarity * similarity)};
        tracks.add(MadeCast.track(5, 5000, 0, other, norm, Optional.empty()));
        return cluster(tracks);
    }

    @Test
    void poorFacesThatAgreeLittleAreNotTakenForTwoPeople() {
        assertThat(MixedTrack.isMixed(turning(Curves.CLEAR), evidence())).isTrue();
        assertThat(MixedTrack.isMixed(turning(2.2), evidence())).isFalse();
        assertThat(MixedTrack.isMixed(turning(2.2), new CosineAffinity(0.5))).isTrue();
    }

    /** Its second half is 0.25 like the first. */
    private static TrackFace turning(double norm) {
        List<FakeFace> faces = new ArrayList<>();
        for (int f = 0; f < 8; f++) {
            double[] vector = f < 4 ? new double[] {1, 0} : new double[] {0.25, Math.sqrt(1 - 0.25 * 0.25)};
            faces.add(FakeFace.at(f).vector(vector).norm(norm));
        }
        return FakeTrack.pooled(1, faces.toArray(FakeFace[]::new));
    }

    @Test
    void aNewTrackJoinsTheIdentityThatTheEvidenceIsFor() {
        MadeCast cast = new MadeCast(3, 3);
        List<TrackFace> tracks = new ArrayList<>();
        for (int t = 0; t < 8; t++) {
            tracks.add(cast.clear(t + 1, 200L * t, t % 2, Optional.of(t % 2 == 0 ? SUIT : COAT)));
        }
        ClusterMemory before = ClusterTracks.remember(episode(tracks), cluster(tracks));
        tracks.add(cast.clear(11, 1700, 0, Optional.of(COAT)));
        tracks.add(cast.clear(12, 1750, 1, Optional.of(COAT)));
        tracks.add(cast.clear(13, 1800, 2, Optional.of(SUIT)));
        assertThat(FakeTrack.groups(continued(tracks, before)))
                .containsExactlyInAnyOrder(Set.of(1, 3, 5, 7, 11), Set.of(2, 4, 6, 8, 12), Set.of(13));
    }

    @Test
    void betweenTwoIdentitiesThatAPoorPictureIsEquallyLikeClothesDecide() {
        List<TrackFace> tracks = new ArrayList<>();
        double[] left = {1, 0, 0};
        double[] right = {0, 1, 0};
        for (int t = 0; t < 3; t++) {
            tracks.add(MadeCast.track(t + 1, 100L * t, 0, left, Curves.CLEAR, Optional.of(SUIT)));
            tracks.add(MadeCast.track(t + 11, 100L * t + 50, 0, right, Curves.CLEAR, Optional.of(COAT)));
        }
        ClusterMemory before = ClusterTracks.remember(episode(tracks), cluster(tracks));
        double[] between = {0.6, 0.6, Math.sqrt(1 - 0.72)};
        tracks.add(MadeCast.track(21, 320, 0, between, Curves.POOR, Optional.of(COAT)));
        assertThat(FakeTrack.groups(continued(tracks, before))).contains(Set.of(1, 2, 3), Set.of(11, 12, 13, 21));
    }

    @Test
    void inAnIdentityThatGoesOnAPoorPictureMayStayWhereAClearOneMustGo() {
        for (double norm : new double[] {2.6, Curves.CLEAR}) {
            List<TrackFace> tracks = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                tracks.add(MadeCast.track(t + 1, 1000L * t, 0, new double[] {1, 0}, Curves.CLEAR, Optional.empty()));
            }
            TrackFace like = MadeCast.track(5, 5000, 0, new double[] {1, 0}, Curves.CLEAR, Optional.empty());
            tracks.add(like);
            ClusterMemory before = ClusterTracks.remember(episode(tracks), cluster(tracks));
            double[] unlike = {0.42, Math.sqrt(1 - 0.42 * 0.42)};
            tracks.set(4, MadeCast.track(5, 5000, 0, unlike, norm, Optional.empty()));
            assertThat(FakeTrack.groups(continued(tracks, before))).hasSize(norm == Curves.CLEAR ? 2 : 1);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theCalibrationSaysWhatItWentBy(long seed) {
        List<TrackFace> tracks = scene(seed, 4, 8);
        Calibration.Weighed weighed = calibrated(tracks);
        assertThat(weighed.faces())
                .isEqualTo(weighed.onePerson().in(weighed.strangers().in(Curves.FACES)));
        assertThat(weighed.norms()).hasSize(5).isSorted();
        double[] told = tracks.stream()
                .mapToDouble(t -> t.norm().orElseThrow())
                .filter(n -> n >= Curves.FACES.norms().least())
                .sorted()
                .toArray();
        assertThat(weighed.norms().get(0)).isEqualTo(told[0]);
        assertThat(weighed.norms().get(4)).isEqualTo(told[told.length - 1]);
        assertThat(weighed.evidence().tracks()).isEqualTo(told.length);
        assertThat(weighed.evidence().pairs() + weighed.evidence().heldApart())
                .isEqualTo(told.length * (told.length - 1) / 2);
        assertThat(KnownSettings.of("dropcast.cluster.cluster-thresh").check(Double.toString(weighed.thresh())))
                .isNotEmpty();
    }

    @Test
    void anEpisodeWithoutFacesIsCalibratedToo() {
        Calibration.Weighed weighed = calibrated(List.of());
        assertThat(weighed.norms()).isEmpty();
        assertThat(weighed.evidence().pairs()).isZero();
        assertThat(weighed.thresh())
                .isCloseTo(Curves.FACES.even(Curves.FACES.clearest().norm()), within(1e-4));
    }

    @Test
    void ofMoreTracksThanFitTheCalibrationLeavesSomeOut() {
        List<TrackFace> tracks = scene(1, 4, 8);
        Calibration.Evidence some = new Calibrator(Curves.PACK, new Witnesses(true, List.of()))
                .calibrate(episode(tracks), new MatrixBound(10))
                .evidence();
        assertThat(some.tracks()).isEqualTo(10);
        assertThat(some.tracks() + some.leftOut())
                .isEqualTo(calibrated(tracks).evidence().tracks());
    }

    /** People who come in turn, a third of them in poor pictures, each in own clothes. */
    private static List<TrackFace> scene(long seed, int people, int times) {
        MadeCast cast = new MadeCast(seed, people);
        Random random = new Random(seed);
        List<TrackFace> tracks = new ArrayList<>();
        for (int t = 0; t < people * times; t++) {
            int person = t % people;
            Optional<Clothes> clothes = Optional.of(Clothes.ofPairs(10 * person + 5, 255));
            long frame = 30L * t;
            tracks.add(
                    random.nextInt(3) == 0
                            ? cast.poor(t + 1, frame, person, clothes)
                            : cast.clear(t + 1, frame, person, clothes));
        }
        return tracks;
    }

    private static TrackFace withNorm(TrackFace track, OptionalDouble norm) {
        return new TrackFace(
                track.track(),
                track.faces().stream()
                        .map(f -> new Face(
                                f.track(),
                                f.seen(),
                                f.embedding(),
                                f.skip(),
                                f.simToTrack(),
                                f.cropKey(),
                                f.embedding().isPresent() ? norm : OptionalDouble.empty()))
                        .toList(),
                track.vector());
    }

    private static FakeFace plain(Face face) {
        FakeFace plain = FakeFace.at(face.seen().frameIdx()).x(face.seen().box().x1());
        return face.embedding().map(v -> plain.vector(vector(v.toArray()))).orElse(plain);
    }

    private static double[] vector(float... values) {
        double[] out = new double[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = values[i];
        }
        return out;
    }

    /** Vectors about a common axis, any two of which are that alike. */
    private static double[] cone(int which, double alike) {
        double[] own = new double[16];
        own[1 + which] = 1;
        double[] axis = new double[16];
        axis[0] = 1;
        return MadeCast.mixed(axis, own, alike);
    }

    private static List<TrackFace> pair(double alike, double norm) {
        return List.of(
                MadeCast.track(1, 0, 0, cone(0, alike), norm, Optional.empty()),
                MadeCast.track(2, 9000, 0, cone(1, alike), norm, Optional.empty()));
    }

    private static TrackFace alone(double norm) {
        return MadeCast.track(1, 0, 0, new double[] {1, 0}, norm, Optional.empty());
    }

    private static EvidenceAffinity evidence() {
        return new EvidenceAffinity(Curves.FACES, ClothesRatio.UNASKED, ThreadRatio.UNASKED);
    }

    /** The numbers of every other track, from the first or the second on. */
    private static Set<Integer> numbers(int first, List<TrackFace> tracks) {
        Set<Integer> numbers = new HashSet<>();
        tracks.stream()
                .map(t -> t.track().id().number())
                .filter(n -> n % 2 == first % 2)
                .forEach(numbers::add);
        return numbers;
    }

    private static List<TrackFace> only(List<TrackFace> tracks, Set<Integer> wanted) {
        return tracks.stream()
                .filter(t -> wanted.contains(t.track().id().number()))
                .toList();
    }

    private static Calibration.Weighed calibrated(List<TrackFace> tracks) {
        return (Calibration.Weighed)
                new Calibrator(Curves.PACK, new Witnesses(true, List.of())).calibrate(episode(tracks));
    }

    private static List<Set<Integer>> groups(List<TrackFace> tracks) {
        return FakeTrack.groups(cluster(tracks));
    }

    private static Identities cluster(List<TrackFace> tracks) {
        return cluster(tracks, calibrated(tracks), MatrixBound.none());
    }

    private static Identities cluster(List<TrackFace> tracks, Calibration calibration, MatrixBound bound) {
        return new ClusterTracks(new ClusterSettings(calibration.thresh(), 2, 0.5), bound, calibration)
                .cluster(episode(tracks), ClusterMemory.none());
    }

    private static Identities continued(List<TrackFace> tracks, ClusterMemory before) {
        Calibration calibration = calibrated(tracks);
        return new ClusterTracks(new ClusterSettings(calibration.thresh(), 2, 0.5), MatrixBound.none(), calibration)
                .cluster(episode(tracks), before, Held.nothing(), before.past());
    }
}
