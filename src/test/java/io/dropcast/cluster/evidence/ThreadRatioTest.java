package io.dropcast.cluster.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dropcast.cluster.FakeTrack;
import io.dropcast.cluster.linkage.PairSimilarity;
import io.dropcast.embed.TrackFace;
import io.dropcast.face.ShotEnds;
import io.dropcast.track.Track;
import io.dropcast.video.FrameSignature;
import io.dropcast.video.Glances;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What it says that a camera set-up comes again. Shots of two seconds each, a track through the whole of each. */
final class ThreadRatioTest {
    private static final int FRAMES = 50;
    private static final PairSimilarity DOUBTFUL = (one, other, cosine) -> 0;

    @Test
    void aFaceInTheSamePlaceOfTheSameSetUpIsProbablyTheSamePerson() {
        List<TrackFace> tracks = List.of(in(0, 300), in(1, 900), in(2, 320));
        Witness threads = ratio(tracks, DOUBTFUL, scenes(1, 2, 1)).among(tracks);
        assertThat(threads.of(0, 2, 0)).isCloseTo(2.5f, within(0.15f));
        assertThat(threads.of(0, 1, 0)).as("another set-up").isZero();
    }

    @Test
    void anotherPlaceOfTheSameSetUpSaysNothing() {
        List<TrackFace> tracks = List.of(in(0, 300), in(2, 380));
        assertThat(ratio(tracks, DOUBTFUL, scenes(1, 2, 1)).among(tracks).of(0, 1, 0))
                .isZero();
    }

    @Test
    void theSameShotIsNoSetUpThatComesAgain() {
        List<TrackFace> tracks = List.of(in(0, 300), in(0, 300));
        assertThat(ratio(tracks, DOUBTFUL, scenes(1)).among(tracks).of(0, 1, 0)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"2, 2.42", "32, 0.89", "62, 0.33", "152, 0"})
    void itFadesWithTimeAndIsGoneAfterFiveMinutes(int shot, float expected) {
        List<TrackFace> tracks = List.of(in(0, 300), in(shot, 300));
        long[] scenes = IntStream.rangeClosed(0, shot).mapToLong(s -> s + 10).toArray();
        scenes[0] = 1;
        scenes[shot] = 1;
        assertThat(ratio(tracks, DOUBTFUL, scenes(scenes)).among(tracks).of(0, 1, 0))
                .isCloseTo(expected, within(0.01f));
    }

    @ParameterizedTest
    @CsvSource({"-0.9, true", "-1.1, false", "-5, false"})
    void itJoinsNoFacesThatSayNo(float face, boolean heard) {
        List<TrackFace> tracks = List.of(in(0, 300), in(2, 300));
        float said = ratio(tracks, DOUBTFUL, scenes(1, 2, 1)).among(tracks).of(0, 1, face);
        assertThat(said > 0).isEqualTo(heard);
    }

    @ParameterizedTest
    @CsvSource({"-0.5, 2.42", "0, 2.42", "1, 1.5", "2.4, 0.1", "2.6, 0", "4, 0"})
    void withTheFacesItMakesNoPairSurerThanAThreadIsAtOnce(float face, float said) {
        List<TrackFace> tracks = List.of(in(0, 300), in(2, 300));
        assertThat(ratio(tracks, DOUBTFUL, scenes(1, 2, 1)).among(tracks).of(0, 1, face))
                .isCloseTo(said, within(0.01f));
    }

    @Test
    void whereDifferentPeopleSitInTheSamePlaceOneAfterTheOtherThreadsAreNotAsked() {
        // a studio: the same set-up with guest after guest, one of them twice
        List<TrackFace> tracks = List.of(in(0, 300), in(2, 300), in(4, 300), in(6, 300));
        PairSimilarity guests = (one, other, cosine) -> one == 0 && other == 1 ? 4 : -4;
        ThreadRatio ratio = ratio(tracks, guests, scenes(1, 2, 1, 3, 1, 4, 1));
        assertThat(ratio.agreeing()).isEqualTo(1);
        assertThat(ratio.clashing()).isEqualTo(5);
        assertThat(ratio.isAsked()).isFalse();
        assertThat(ratio.among(tracks).of(0, 1, 0)).isZero();
    }

    @Test
    void oneOddFaceAmongManyThatAgreeDoesNotSilenceThem() {
        List<TrackFace> tracks = new ArrayList<>();
        long[] scenes = new long[13];
        for (int shot = 0; shot < scenes.length; shot++) {
            scenes[shot] = shot % 2 == 0 ? 1 : 10 + shot;
            if (shot % 2 == 0) {
                tracks.add(in(shot, 300));
            }
        }
        PairSimilarity faces = (one, other, cosine) -> one == 0 && other == 1 ? -3 : 3;
        ThreadRatio ratio = ratio(tracks, faces, scenes(scenes));
        assertThat(ratio.agreeing()).isEqualTo(20);
        assertThat(ratio.clashing()).isEqualTo(1);
        assertThat(ratio.isAsked()).isTrue();
    }

    @Test
    void picturesThatShowNothingAreNoSetUp() {
        List<TrackFace> tracks = List.of(in(0, 300), in(1, 300));
        List<ShotEnds> black = List.of(shot(0, Glances.flat(16)), shot(1, Glances.flat(16)));
        assertThat(ratio(tracks, DOUBTFUL, black).among(tracks).of(0, 1, 0)).isZero();
    }

    @Test
    void aFaceThatIsNotThereWhenTheShotBeginsOrEndsHasNoPlace() {
        TrackFace brief = FakeTrack.seen(3, 8 * FRAMES + 100, 8 * FRAMES + 101, 300, 1, 0);
        TrackFace late = new TrackFace(
                new Track(brief.track().id(), 8, brief.track().sightings()), brief.faces(), brief.vector());
        List<TrackFace> tracks = List.of(in(0, 300), late);
        List<ShotEnds> shots = List.of(
                shot(0, Glances.scene(1)),
                new ShotEnds(8, look(8 * FRAMES, Glances.scene(1)), look(8 * FRAMES + 200, Glances.scene(1))));
        assertThat(ratio(tracks, DOUBTFUL, shots).among(tracks).of(0, 1, 0)).isZero();
    }

    @Test
    void withoutPicturesOfTheShotsThreadsAreNotAsked() {
        assertThat(ratio(List.of(in(0, 300), in(2, 300)), DOUBTFUL, List.of()).isAsked())
                .isFalse();
        assertThat(ThreadRatio.UNASKED.isAsked()).isFalse();
    }

    private static ThreadRatio ratio(List<TrackFace> tracks, PairSimilarity faces, List<ShotEnds> shots) {
        return ThreadRatio.of(tracks, new BitSet(), faces, shots);
    }

    private static TrackFace in(int shot, double x) {
        TrackFace made = FakeTrack.seen(shot + 1, (long) FRAMES * shot, (long) FRAMES * shot + FRAMES - 1, x, 1, 0);
        return new TrackFace(new Track(made.track().id(), shot, made.track().sightings()), made.faces(), made.vector());
    }

    private static List<ShotEnds> scenes(long... scenes) {
        List<ShotEnds> shots = new ArrayList<>();
        for (int s = 0; s < scenes.length; s++) {
            shots.add(shot(s, Glances.scene(scenes[s])));
        }
        return shots;
    }

    private static ShotEnds shot(int number, FrameSignature shown) {
        long first = (long) FRAMES * number;
        return new ShotEnds(number, look(first, shown), look(first + FRAMES - 1, shown));
    }

    private static ShotEnds.Look look(long frame, FrameSignature shown) {
        return new ShotEnds.Look(frame, frame / 25.0, shown.thumbnail());
    }
}
