package io.dropcast.track;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropcast.detect.Detection;
import io.dropcast.face.Box;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is a track, and what ends it. */
final class FaceTrackerTest {

    @Test
    void noFacesGiveNoTracks() {
        Tracks tracks = new Scene(100, 3).cut(50).tracked();

        assertThat(tracks.tracks()).isEmpty();
        assertThat(tracks.cuts()).containsExactly(50L);
        assertThat(tracks.metrics()).isEqualTo(new TrackMetrics(0, 0, 0, 0, 0));
    }

    @Test
    void aVideoOfOneFrameGivesATrackForEachFace() {
        Tracks tracks =
                new Scene(1, 3).face("ana", 0, 100, 100).face("bo", 0, 400, 100).tracked();

        assertThat(Scene.shown(tracks)).containsExactly("ana", "bo");
    }

    @Test
    void aStillFaceIsOneTrack() {
        Tracks tracks = new Scene(60, 3).still("ana", 0, 57, 300, 300).tracked();

        assertThat(tracks.tracks()).hasSize(1);
        Track track = tracks.tracks().get(0);
        assertThat(track.id().number()).isEqualTo(1);
        assertThat(track.shot()).isZero();
        assertThat(track.sightings()).hasSize(20);
        assertThat(track.sightings()).extracting(Detection::frameIdx).isSorted();
        assertThat(tracks.metrics()).isEqualTo(new TrackMetrics(1, 0, 0, 0, 0));
    }

    @Test
    void aFaceSeenTooSeldomIsDropped() {
        Tracks tracks = new Scene(60, 3).still("poster", 0, 3, 300, 300).tracked();

        assertThat(tracks.tracks()).isEmpty();
        assertThat(tracks.metrics()).isEqualTo(new TrackMetrics(1, 0, 1, 1, 0));
    }

    @Test
    void aLoneFindInAShotThatWasEmptyOtherwiseIsDropped() {
        Tracks tracks = new Scene(120, 3)
                .cut(60)
                .still("ana", 0, 57, 300, 300)
                .face("lamp", 90, 500, 500)
                .tracked();

        assertThat(Scene.shown(tracks)).containsExactly("ana");
    }

    @Test
    void aShotTooShortForTheHitsKeepsWhatWasSeenAllThrough() {
        Tracks tracks = new Scene(64, 3)
                .cut(30)
                .cut(35)
                .still("ana", 0, 27, 300, 300)
                .face("bo", 30, 300, 300)
                .face("bo", 33, 300, 300)
                .face("lamp", 33, 900, 300)
                .still("ana", 36, 63, 300, 300)
                .tracked();

        assertThat(Scene.shown(tracks)).containsExactly("ana", "bo", "ana");
        assertThat(tracks.tracks()).extracting(Track::shot).containsExactly(0, 1, 2);
    }

    @Test
    void aShortShotThatWasLookedAtDenselyAsksForTheHits() {
        Scene scene =
                new Scene(60, 3).cut(30).cut(34).still("ana", 0, 27, 300, 300).still("ana", 36, 57, 300, 300);
        for (int frame = 30; frame < 34; frame++) {
            scene.face("bo", frame, 300, 300);
        }
        scene.face("lamp", 31, 900, 300).face("lamp", 32, 900, 300);

        assertThat(Scene.shown(scene.tracked())).containsExactly("ana", "bo", "ana");
    }

    @Test
    void aCutEndsEveryTrack() {
        Tracks tracks = new Scene(60, 3)
                .cut(30)
                .still("ana", 0, 27, 300, 300)
                .still("bo", 0, 27, 700, 300)
                .still("cruz", 30, 57, 300, 300)
                .still("dee", 30, 57, 700, 300)
                .tracked();

        assertThat(Scene.shown(tracks)).containsExactly("ana", "bo", "cruz", "dee");
        assertThat(tracks.tracks()).extracting(Track::shot).containsExactly(0, 0, 1, 1);
        assertThat(tracks.metrics()).isEqualTo(new TrackMetrics(4, 2, 0, 0, 0));
    }

    @Test
    void theFrameOfTheCutBelongsToTheNewShot() {
        Scene scene = new Scene(20, 1).cut(10);
        Tracks tracks =
                scene.still("ana", 0, 9, 300, 300).still("bo", 10, 19, 300, 300).tracked();

        assertThat(tracks.tracks().get(0).last().frameIdx()).isEqualTo(9);
        assertThat(tracks.tracks().get(1).first().frameIdx()).isEqualTo(10);
    }

    @Test
    void anOcclusionShorterThanTheBufferIsOneTrack() {
        Tracks tracks = new Scene(120, 3)
                .still("ana", 0, 30, 300, 300)
                .still("ana", 54, 117, 310, 300)
                .tracked();

        assertThat(tracks.tracks()).hasSize(1);
        assertThat(tracks.tracks().get(0).sightings()).hasSize(11 + 22);
        assertThat(tracks.metrics()).isEqualTo(new TrackMetrics(1, 0, 0, 0, 0));
    }

    @Test
    void anOcclusionLongerThanTheBufferIsTwoTracks() {
        Tracks tracks = new Scene(120, 3)
                .still("ana", 0, 30, 300, 300)
                .still("ana", 57, 117, 300, 300)
                .tracked();

        assertThat(Scene.shown(tracks)).containsExactly("ana", "ana");
        assertThat(tracks.metrics()).isEqualTo(new TrackMetrics(2, 0, 1, 0, 0));
    }

    @Test
    void theBufferItselfIsNotTooLong() {
        Tracks tracks = new Scene(100, 25).still("ana", 0, 75, 300, 300).tracked();

        assertThat(Scene.sightings(tracks)).isEqualTo(4);
    }

    @Test
    void theBufferIsMeasuredInSecondsOfTheFramesOwnTime() {
        // frames 30 to 33 are two seconds apart, as in a video of variable rate
        Scene scene = new Scene(60, 3).still("ana", 0, 57, 300, 300);
        var late = scene.detections().faces().stream()
                .map(d -> d.frameIdx() <= 30 ? d : later(d, 2))
                .toList();

        assertThat(new FaceTracker(Scene.SETTINGS).apply(scene.with(late)).tracks())
                .hasSize(2);
    }

    @Test
    void aFaceThatIsBackAfterALongBufferIsFollowedOn() {
        TrackSettings patient = new TrackSettings(0.5, 0.1, 0.6, 0.2, 0.5, 5.0, 3);
        Scene scene = new Scene(240, 3);
        for (int frame = 0; frame < 60; frame += 3) {
            scene.face("ana", frame, 200 + frame, 300);
        }
        for (int frame = 150; frame < 240; frame += 3) {
            scene.face("ana", frame, 270 + 4 * (frame - 150), 300);
        }

        Tracks tracks = scene.tracked(patient);

        assertThat(Scene.shown(tracks)).containsExactly("ana");
        assertThat(Scene.sightings(tracks)).isEqualTo(scene.faces());
    }

    @Test
    void aFaceThatLeftLongBeforeTheCutWasNotEndedByIt() {
        Tracks tracks = new Scene(200, 3)
                .cut(100)
                .still("ana", 0, 30, 300, 300)
                .still("bo", 100, 130, 300, 300)
                .tracked();

        assertThat(tracks.metrics()).isEqualTo(new TrackMetrics(2, 0, 2, 0, 0));
    }

    @Test
    void tracksAreNumberedByFirstFrameThenFromLeftToRight() {
        Tracks tracks = new Scene(60, 3)
                .still("late", 9, 57, 100, 300)
                .still("right", 0, 57, 900, 300)
                .still("left", 0, 57, 400, 300)
                .tracked();

        assertThat(Scene.shown(tracks)).containsExactly("left", "right", "late");
        assertThat(tracks.tracks()).extracting(t -> t.id().number()).containsExactly(1, 2, 3);
    }

    @Test
    void aFaintFaceContinuesATrack() {
        Scene scene = new Scene(60, 3).still("ana", 0, 27, 300, 300);
        for (int frame = 30; frame < 60; frame += 3) {
            scene.face("ana", frame, frame < 45 ? 0.15 : 0.9, Box.around(302, 300, 100, 100));
        }

        Tracks tracks = scene.tracked();

        assertThat(tracks.tracks()).hasSize(1);
        assertThat(tracks.tracks().get(0).sightings()).hasSize(20);
        assertThat(tracks.metrics().lowMatches()).isEqualTo(5);
    }

    @Test
    void aFaintFaceStartsNothing() {
        Scene scene = new Scene(60, 3);
        for (int frame = 0; frame < 60; frame += 3) {
            scene.face("ana", frame, 0.49, Box.around(300, 300, 100, 100));
        }

        assertThat(scene.tracked().metrics()).isEqualTo(new TrackMetrics(0, 0, 0, 0, 0));
    }

    @Test
    void aFaintFaceDoesNotBringBackALostTrack() {
        Scene scene = new Scene(60, 3).still("ana", 0, 27, 300, 300).still("bo", 0, 57, 800, 300);
        for (int frame = 33; frame < 60; frame += 3) {
            scene.face("ana", frame, 0.3, Box.around(300, 300, 100, 100));
        }

        Tracks tracks = scene.tracked();

        assertThat(tracks.tracks().get(0).last().frameIdx()).isEqualTo(27);
        assertThat(tracks.metrics().lowMatches()).isZero();
    }

    @Test
    void aFaintFaceAfterEmptyLooksDoesNotBringBackALostTrack() {
        Tracks tracks = new Scene(60, 3)
                .still("ana", 0, 27, 300, 300)
                .face("ana", 39, 0.3, Box.around(300, 300, 100, 100))
                .tracked();

        assertThat(tracks.metrics().lowMatches()).isZero();
    }

    @Test
    void aFaintFaceContinuesWhatTheLookBeforeSaw() {
        Scene scene = new Scene(61, 3).still("ana", 0, 27, 300, 300);
        assertThat(scene.face("ana", 30, 0.3, Box.around(300, 300, 100, 100))
                        .tracked()
                        .metrics()
                        .lowMatches())
                .isEqualTo(1);
    }

    @Test
    void aFaintFaceAfterASingleLookThatFoundNothingIsLeftAlone() {
        Scene scene = new Scene(61, 3).still("ana", 0, 27, 300, 300);
        assertThat(scene.face("ana", 33, 0.3, Box.around(300, 300, 100, 100))
                        .tracked()
                        .metrics()
                        .lowMatches())
                .isZero();
    }

    @Test
    void aFaintFaceHasItsOwnGate() {
        // a third of an overlap: enough for a sure face, not for a faint one
        Scene sure = new Scene(60, 3).still("ana", 0, 27, 300, 300).face("ana", 30, 350, 300);
        Scene faint =
                new Scene(60, 3).still("ana", 0, 27, 300, 300).face("ana", 30, 0.3, Box.around(350, 300, 100, 100));

        assertThat(Scene.sightings(sure.tracked())).isEqualTo(11);
        assertThat(Scene.sightings(faint.tracked())).isEqualTo(10);
    }

    @Test
    void aSureFaceTakesPrecedenceOverAFaintOne() {
        Scene scene = new Scene(30, 3);
        for (int frame = 0; frame < 30; frame += 3) {
            scene.face("ana", frame, 310, 300);
            scene.face("shadow", frame, 0.3, Box.around(300, 300, 100, 100));
        }

        assertThat(Scene.shown(scene.tracked())).containsExactly("ana");
    }

    @Test
    void whatIsBelowTheLowBandIsNotThere() {
        Scene scene = new Scene(60, 3).still("ana", 0, 27, 300, 300);
        for (int frame = 30; frame < 60; frame += 3) {
            scene.face("ana", frame, 0.09, Box.around(300, 300, 100, 100));
        }

        assertThat(scene.tracked().tracks().get(0).last().frameIdx()).isEqualTo(27);
    }

    @Test
    void aFaceBelowNewTrackContinuesButDoesNotStart() {
        Scene scene = new Scene(60, 3).still("ana", 0, 27, 300, 300);
        for (int frame = 30; frame < 60; frame += 3) {
            scene.face("ana", frame, 0.55, Box.around(300, 300, 100, 100));
            scene.face("bo", frame, 0.55, Box.around(800, 300, 100, 100));
        }

        Tracks tracks = scene.tracked();

        assertThat(Scene.shown(tracks)).containsExactly("ana");
        assertThat(tracks.tracks().get(0).last().frameIdx()).isEqualTo(57);
        assertThat(tracks.metrics().lowMatches()).isZero();
    }

    @Test
    void aHigherGateIsStricter() {
        Scene scene = new Scene(60, 3).still("ana", 0, 27, 300, 300).still("ana", 30, 57, 350, 300);

        // half a face to the side is an IoU of a third
        assertThat(scene.tracked(gate(0.3)).tracks()).hasSize(1);
        assertThat(scene.tracked(gate(0.4)).tracks()).hasSize(2);
    }

    @Test
    void theGateItselfIsAllowed() {
        Scene scene = new Scene(6, 3)
                .face("ana", 0, 0.9, new Box(0, 0, 100, 100))
                .face("ana", 3, 0.9, new Box(0, 0, 100, 50));

        assertThat(scene.tracked(gate(0.5)).tracks()).hasSize(1);
    }

    @Test
    void aGateOfNothingStillAsksForATouch() {
        Scene scene = new Scene(60, 3).still("ana", 0, 27, 300, 300).still("bo", 30, 57, 700, 300);

        assertThat(Scene.shown(scene.tracked(gate(0)))).containsExactly("ana", "bo");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void minHitsSightingsAreEnough(int minHits) {
        TrackSettings settings = new TrackSettings(0.5, 0.1, 0.6, 0.2, 0.5, 1.0, minHits);
        Scene scene = new Scene(100, 1)
                .still("ana", 0, minHits - 1, 300, 300)
                .still("bo", 0, minHits, 600, 300)
                .still("short", 0, minHits - 2, 900, 300);

        assertThat(Scene.shown(scene.tracked(settings))).containsExactly("ana", "bo");
    }

    @Test
    void whatWasClearOnceAndFaintAfterwardsIsDropped() {
        Tracks tracks = seen(0.84, 0.3, 0.3, 0.3, 0.3, 0.3).tracked();

        assertThat(tracks.tracks()).isEmpty();
        assertThat(tracks.metrics().born()).isEqualTo(1);
        assertThat(tracks.metrics().dropped()).isEqualTo(1);
    }

    @Test
    void twoClearSightingsAreEnough() {
        assertThat(seen(0.6, 0.3, 0.3, 0.6).tracked().tracks()).hasSize(1);
        assertThat(seen(0.6, 0.3, 0.3, 0.59).tracked().tracks()).isEmpty();
    }

    @Test
    void oneSightingThatIsSureIsEnough() {
        assertThat(seen(0.85, 0.3, 0.3).tracked().tracks()).hasSize(1);
        assertThat(seen(0.6, 0.3, 0.3).tracked().tracks()).isEmpty();
    }

    @Test
    void aShotOfOneLookNeedsOneClearSighting() {
        Tracks tracks = new Scene(1, 3)
                .face("ana", 0, 0.6, Box.around(300, 300, 100, 100))
                .tracked();
        assertThat(tracks.tracks()).hasSize(1);
    }

    @Test
    void whoAsksForOneHitGetsWhatWasClearOnce() {
        TrackSettings one = new TrackSettings(0.5, 0.1, 0.6, 0.2, 0.5, 1.0, 1);
        assertThat(seen(0.6).tracked(one).tracks()).hasSize(1);
        assertThat(seen(0.6, 0.3, 0.3).tracked(one).tracks()).hasSize(1);
    }

    @Test
    void aTrackBeginsWhereItsFaceWasFirstSeenFaintly() {
        Tracks tracks = seen(0.2, 0.3, 0.59, 0.9, 0.9, 0.9).tracked();

        assertThat(tracks.tracks()).hasSize(1);
        assertThat(tracks.tracks().get(0).first().frameIdx()).isEqualTo(30);
        assertThat(tracks.tracks().get(0).sightings()).hasSize(6);
    }

    @Test
    void faintSightingsBeforeTheFirstClearOneCountAsSightings() {
        assertThat(seen(0.3, 0.3, 0.9).tracked().tracks()).hasSize(1);
        assertThat(seen(0.3, 0.9).tracked().tracks()).isEmpty();
    }

    @Test
    void aTrackDoesNotBeginBeforeTheCut() {
        Tracks tracks = seen(0.3, 0.3, 0.9, 0.9, 0.9).cut(36).tracked();

        assertThat(tracks.tracks()).hasSize(1);
        assertThat(tracks.tracks().get(0).first().frameIdx()).isEqualTo(36);
    }

    /** A face that stays where it is and is seen with these confidences from frame 30 on, at each look. */
    private static Scene seen(double... confs) {
        Scene scene = new Scene(100, 3);
        for (int i = 0; i < confs.length; i++) {
            scene.face("ana", 30 + 3 * i, confs[i], Box.around(300, 300, 100, 100));
        }
        return scene;
    }

    private static TrackSettings gate(double minIou) {
        return new TrackSettings(0.5, 0.1, 0.6, minIou, 0.5, 1.0, 3);
    }

    private static Detection later(Detection d, double seconds) {
        return new Detection(
                d.row(),
                d.frameIdx(),
                d.ts() + seconds,
                d.box(),
                d.conf(),
                d.landmarks(),
                d.quality(),
                d.clipped(),
                d.crop());
    }
}
