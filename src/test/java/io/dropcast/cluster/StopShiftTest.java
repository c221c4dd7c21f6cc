package io.dropcast.cluster;

import static io.dropcast.cluster.FakeTrack.episode;
import static io.dropcast.cluster.FakeTrack.groups;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dropcast.cluster.evidence.Calibration;
import io.dropcast.cluster.evidence.Calibrator;
import io.dropcast.cluster.evidence.ClothesRatio;
import io.dropcast.cluster.evidence.Curves;
import io.dropcast.cluster.evidence.EvidenceAffinity;
import io.dropcast.cluster.evidence.FaceRatio;
import io.dropcast.cluster.evidence.OnePerson;
import io.dropcast.cluster.evidence.RatioTable;
import io.dropcast.cluster.evidence.Strangers;
import io.dropcast.cluster.evidence.Taught;
import io.dropcast.cluster.evidence.ThreadRatio;
import io.dropcast.cluster.linkage.MatrixBound;
import io.dropcast.embed.TrackFace;
import io.dropcast.face.IdentityId;
import io.dropcast.face.TrackId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a human merged or set apart moves the stop for the pairs that no human judged. */
final class StopShiftTest {
    private static final int PEOPLE = 10;
    private static final double STOP = 0.8;

    @Test
    void joiningThreePairsThatLieJustBelowTheStopJoinsTheOthersThatLieThere() {
        List<TrackFace> tracks = twice(STOP - 0.15);
        Identities before = cluster(tracks, Taught.NOTHING, ClusterMemory.none(), Held.nothing());
        assertThat(groups(before)).hasSize(2 * PEOPLE);

        Lesson lesson = lesson(tracks, before, Set.of(pair(1), pair(2), pair(3)), Set.of());
        Taught taught = StopShift.of(episode(tracks), calibrated(tracks), lesson);
        assertThat(taught.merged()).isEqualTo(3);
        assertThat(taught.apart()).isZero();
        assertThat(taught.shift()).isCloseTo(-0.25, within(0.01));
        assertThat(groups(again(tracks, taught, before, Held.nothing()))).containsExactlyInAnyOrderElementsOf(people());
    }

    @Test
    void oneWordMovesItLittle() {
        List<TrackFace> tracks = twice(STOP - 0.15);
        Identities before = cluster(tracks, Taught.NOTHING, ClusterMemory.none(), Held.nothing());
        Taught taught =
                StopShift.of(episode(tracks), calibrated(tracks), lesson(tracks, before, Set.of(pair(1)), Set.of()));
        assertThat(taught.shift()).isCloseTo(-0.1, within(1e-4));
        assertThat(again(tracks, taught, before, Held.nothing())).isEqualTo(before);
    }

    @Test
    void takingThreeOutOfWhatWasJoinedKeepsTheOthersOfTheirKindApart() {
        List<TrackFace> tracks = twice(STOP + 0.25);
        Identities before = cluster(tracks, Taught.NOTHING, ClusterMemory.none(), Held.nothing());
        assertThat(groups(before)).containsExactlyInAnyOrderElementsOf(people());

        List<Placement> moved = IntStream.rangeClosed(1, 3)
                .mapToObj(p -> moved(tracks, second(p), 50 + p))
                .toList();
        Taught taught = StopShift.of(
                episode(tracks),
                calibrated(tracks),
                new Lesson(past(tracks, before), Set.of(), Set.of(), Map.of(), moved));
        assertThat(taught.merged()).isZero();
        assertThat(taught.apart()).isEqualTo(3);
        assertThat(taught.shift()).isCloseTo(0.35, within(0.01));
        assertThat(groups(again(tracks, taught, before, Held.nothing()))).hasSize(2 * PEOPLE);
    }

    @Test
    void whoMovesATrackToAnotherIdentityOfTheSamePersonSaysNotThatTheyAreTwo() {
        List<TrackFace> tracks = twice(STOP + 0.25);
        Identities before = cluster(tracks, Taught.NOTHING, ClusterMemory.none(), Held.nothing());
        List<Placement> moved = List.of(moved(tracks, second(1), 2));
        Map<IdentityId, String> owners = Map.of(id(1), "p_0001", id(2), "p_0001");
        Taught taught = StopShift.of(
                episode(tracks),
                calibrated(tracks),
                new Lesson(past(tracks, before), Set.of(), Set.of(), owners, moved));
        assertThat(taught).isEqualTo(Taught.NOTHING);
    }

    @Test
    void whoPutsATrackWhereTheMachineNearlyPutItMovesTheStopToo() {
        List<TrackFace> tracks = twice(STOP - 0.05);
        Identities before = cluster(tracks, Taught.NOTHING, ClusterMemory.none(), Held.nothing());
        Placement moved =
                new Placement(tracks.get(1).track().trace().outline(), new TrackId(second(1)), Optional.of(id(1)));
        Taught taught = StopShift.of(
                episode(tracks),
                calibrated(tracks),
                new Lesson(past(tracks, before), Set.of(), Set.of(), Map.of(), List.of(moved)));
        assertThat(taught.merged()).isOne();
        assertThat(taught.shift()).isCloseTo(-0.1, within(1e-4));
    }

    @Test
    void whatTheMachineDidAnywayMovesNothing() {
        List<TrackFace> tracks = twice(STOP + 0.02);
        Identities before = cluster(tracks, Taught.NOTHING, ClusterMemory.none(), Held.nothing());
        Set<IdentityPair> named = new HashSet<>();
        for (int a = 1; a <= PEOPLE; a++) {
            for (int b = a + 1; b <= PEOPLE; b++) {
                named.add(IdentityPair.of(id(a), id(b)));
            }
        }
        assertThat(StopShift.of(episode(tracks), calibrated(tracks), lesson(tracks, before, Set.of(), named))
                        .moves())
                .isFalse();
    }

    @Test
    void neverAgainstAHumansWord() {
        List<TrackFace> tracks = twice(STOP - 0.15);
        Identities before = cluster(tracks, Taught.NOTHING, ClusterMemory.none(), Held.nothing());
        Taught full = new Taught(10, 0, StopShift.LOWEST);
        Held refused = new Held(Map.of(), Set.of(pair(4)), List.of());
        Held owned = new Held(Map.of(id(9), "p_0001", id(10), "p_0002"));
        assertThat(groups(again(tracks, full, before, Held.nothing()))).contains(Set.of(7, 8));
        assertThat(groups(again(tracks, full, before, refused)))
                .contains(Set.of(7), Set.of(8), Set.of(9, 10))
                .hasSize(PEOPLE + 1);
        assertThat(groups(again(tracks, full, before, owned)))
                .contains(Set.of(9), Set.of(10), Set.of(7, 8))
                .hasSize(PEOPLE + 1);
    }

    @Test
    void withFewTracksThoseLeftAloneNeedAsMuchAsAllWhateverHumansTaught() {
        List<TrackFace> few = twice(STOP).subList(0, 8);
        for (double shift : new double[] {StopShift.LOWEST, 0, StopShift.HIGHEST}) {
            EvidenceAffinity affinity = EvidenceAffinity.of(calibrated(few).with(new Taught(1, 1, shift)));
            assertThat(affinity.thresholdOfLeft()).isEqualTo(affinity.threshold());
        }
        EvidenceAffinity many = EvidenceAffinity.of(calibrated(twice(STOP)).with(new Taught(0, 9, StopShift.HIGHEST)));
        assertThat(many.thresholdOfLeft()).isEqualTo(many.even()).isLessThan(many.threshold());
    }

    @Test
    void aPairThatAHumanRefusedHoldsTheStopBack() {
        List<Word> joined = new ArrayList<>(Collections.nCopies(6, new Word(0, 1, true, STOP - 0.5)));
        double free = StopShift.of(joined, STOP).shift();
        joined.addAll(Collections.nCopies(3, new Word(2, 3, false, STOP - 0.2)));
        assertThat(free).isCloseTo(-0.6, within(1e-4));
        assertThat(StopShift.of(joined, STOP).shift()).isCloseTo(-0.2, within(1e-4));
    }

    @Test
    void whatIsKeptStaysWholeWhereverTheStopGoes() {
        List<TrackFace> tracks = twice(STOP + 0.25);
        Identities before = cluster(tracks, Taught.NOTHING, ClusterMemory.none(), Held.nothing());
        List<PastIdentity> kept = past(tracks, before).subList(0, 2);
        Identities after =
                again(tracks, new Taught(0, 9, StopShift.HIGHEST), before, new Held(Map.of(), Set.of(), kept));
        assertThat(groups(after)).hasSize(2 * PEOPLE - 2).contains(Set.of(1, 2), Set.of(3, 4));
        assertThat(after.identities().subList(0, 2))
                .isEqualTo(before.identities().subList(0, 2));
    }

    /** A track of another person goes on where one of the kept was before. */
    @Test
    void whoComesPastThePlaceOfWhatIsKeptIsNotKeptWithIt() {
        List<TrackFace> tracks = twice(STOP + 0.25);
        Identities before = cluster(tracks, Taught.NOTHING, ClusterMemory.none(), Held.nothing());
        List<PastIdentity> kept = past(tracks, before).subList(0, 1);
        tracks.set(4, MadeCast.track(5, 106, 0, look(2, 99), Curves.CLEAR, Optional.empty()));
        assertThat(PastIdentity.of(tracks.get(4), kept)).isEmpty();
        assertThat(groups(again(tracks, new Taught(0, 9, -0.1), before, new Held(Map.of(), Set.of(), kept))))
                .containsExactlyInAnyOrderElementsOf(people());
    }

    @Test
    void howeverManyWordsTheShiftIsBounded() {
        for (int words : new int[] {10, 100, 1000}) {
            assertThat(StopShift.of(Collections.nCopies(words, new Word(0, 1, true, STOP + StopShift.LOWEST)), STOP)
                            .shift())
                    .isCloseTo(StopShift.LOWEST, within(1e-4));
            assertThat(StopShift.of(Collections.nCopies(words, new Word(0, 1, false, STOP + StopShift.HIGHEST)), STOP)
                            .shift())
                    .isCloseTo(StopShift.HIGHEST, within(1e-4));
        }
    }

    @Test
    void aPairThatNoShiftWouldBringToTheRightSideIsNotHeard() {
        assertThat(StopShift.of(Collections.nCopies(10, new Word(0, 1, true, -3)), STOP))
                .isEqualTo(Taught.NOTHING);
        assertThat(StopShift.of(Collections.nCopies(10, new Word(0, 1, false, 4)), STOP))
                .isEqualTo(Taught.NOTHING);
    }

    @Test
    void ofAPersonInManyPiecesOnlyTheNearestOfEachAreHeard() {
        List<TrackFace> tracks = twice(STOP - 0.15);
        Identities before = cluster(tracks, Taught.NOTHING, ClusterMemory.none(), Held.nothing());
        Set<IdentityPair> all = Set.of(
                IdentityPair.of(id(1), id(2)),
                IdentityPair.of(id(1), id(3)),
                IdentityPair.of(id(2), id(3)),
                IdentityPair.of(id(3), id(4)),
                IdentityPair.of(id(1), id(4)),
                IdentityPair.of(id(2), id(4)));
        // the two are strangers to the encoder, and too far for the stop to speak of it
        assertThat(StopShift.of(episode(tracks), calibrated(tracks), lesson(tracks, before, all, Set.of()))
                        .merged())
                .isEqualTo(2);
    }

    @Test
    void whoIsSeenAtOnceIsNotHeard() {
        List<TrackFace> tracks = twice(STOP - 0.15);
        tracks.set(1, MadeCast.track(2, 100, 900, look(0, STOP - 0.15), Curves.CLEAR, Optional.empty()));
        Identities before = cluster(tracks, Taught.NOTHING, ClusterMemory.none(), Held.nothing());
        assertThat(StopShift.of(episode(tracks), calibrated(tracks), lesson(tracks, before, Set.of(pair(1)), Set.of())))
                .isEqualTo(Taught.NOTHING);
    }

    @Test
    void withoutWordsNothingChanges() {
        List<TrackFace> tracks = twice(STOP - 0.15);
        Calibration.Weighed calibrated = calibrated(tracks);
        Identities before = cluster(tracks, Taught.NOTHING, ClusterMemory.none(), Held.nothing());
        Taught taught = StopShift.of(episode(tracks), calibrated, lesson(tracks, before, Set.of(), Set.of()));
        assertThat(calibrated.with(taught)).isEqualTo(calibrated);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void theOrderOfTracksDoesNotMatter(long seed) {
        List<TrackFace> tracks = twice(STOP - 0.15);
        Calibration.Weighed calibrated = calibrated(tracks);
        Identities before = cluster(tracks, Taught.NOTHING, ClusterMemory.none(), Held.nothing());
        Lesson lesson = lesson(tracks, before, Set.of(pair(1), pair(2)), Set.of(pair(3)));
        Taught taught = StopShift.of(episode(tracks), calibrated, lesson);
        Collections.shuffle(tracks, new Random(seed));
        List<PastIdentity> judged = new ArrayList<>(lesson.judged());
        Collections.shuffle(judged, new Random(seed));
        Lesson shuffled = new Lesson(judged, lesson.one(), lesson.two(), Map.of(), List.of());
        assertThat(StopShift.of(episode(tracks), calibrated, shuffled)).isEqualTo(taught);
        assertThat(taught.moves()).isTrue();
    }

    /** Person p in tracks 2p-1 and 2p, whose log-likelihood ratio is that; to others all are unlike. */
    private static List<TrackFace> twice(double ratio) {
        List<TrackFace> tracks = new ArrayList<>();
        for (int p = 0; p < PEOPLE; p++) {
            tracks.add(track(2 * p + 1, look(p, 99)));
            tracks.add(track(2 * p + 2, look(p, ratio)));
        }
        return tracks;
    }

    private static TrackFace track(int id, double[] look) {
        return MadeCast.track(id, 100L * id, 0, look, Curves.CLEAR, Optional.empty());
    }

    /** How a person looks who is like their own first look by that ratio. */
    private static double[] look(int person, double ratio) {
        double[] look = new double[2 * PEOPLE];
        double alike = ratio > FaceRatio.MOST ? 1 : similarity(ratio);
        look[2 * person] = alike;
        look[2 * person + 1] = Math.sqrt(1 - alike * alike);
        return look;
    }

    private static double similarity(double ratio) {
        RatioTable table = new RatioTable(Curves.FACES);
        double low = -1;
        double high = 1;
        while (high - low > 1e-9) {
            double middle = (low + high) / 2;
            if (table.of((float) middle, Curves.CLEAR) < ratio) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private static int second(int person) {
        return 2 * person;
    }

    /** The two identities that a person is in. */
    private static IdentityPair pair(int person) {
        return IdentityPair.of(id(2 * person - 1), id(2 * person));
    }

    private static IdentityId id(int number) {
        return new IdentityId(number);
    }

    private static List<Set<Integer>> people() {
        return IntStream.rangeClosed(1, PEOPLE)
                .mapToObj(p -> Set.of(2 * p - 1, 2 * p))
                .toList();
    }

    private static Placement moved(List<TrackFace> tracks, int track, int to) {
        return new Placement(tracks.get(track - 1).track().trace().outline(), new TrackId(track), Optional.of(id(to)));
    }

    private static List<PastIdentity> past(List<TrackFace> tracks, Identities identities) {
        return ClusterTracks.remember(episode(tracks), identities).past();
    }

    private static Lesson lesson(
            List<TrackFace> tracks, Identities identities, Set<IdentityPair> one, Set<IdentityPair> two) {
        return new Lesson(past(tracks, identities), one, two, Map.of(), List.of());
    }

    /** Clear faces as the pack has them: what the episode says of one person is another matter. */
    private static Calibration.Weighed calibrated(List<TrackFace> tracks) {
        Calibration.Weighed found = (Calibration.Weighed) new Calibrator(Curves.PACK).calibrate(episode(tracks));
        return new Calibration.Weighed(
                found.thresh(),
                found.evidence(),
                found.norms(),
                new OnePerson(0, 0, 1),
                Strangers.AS_ANY,
                Curves.FACES,
                ClothesRatio.UNASKED,
                ThreadRatio.UNASKED,
                Taught.NOTHING);
    }

    private static Identities again(List<TrackFace> tracks, Taught taught, Identities before, Held held) {
        return cluster(tracks, taught, ClusterTracks.remember(episode(tracks), before), held);
    }

    private static Identities cluster(List<TrackFace> tracks, Taught taught, ClusterMemory memory, Held held) {
        ClusterSettings settings = new ClusterSettings(0.5, 2, 0);
        return new ClusterTracks(
                        settings, MatrixBound.none(), calibrated(tracks).with(taught))
                .cluster(episode(tracks), memory, held);
    }
}
