package io.dropcast.track;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropcast.face.Box;
import io.dropcast.settings.Said;
import org.junit.jupiter.api.Test;

/** What each setting of the stage changes. */
final class TrackSettingsTest {
    /** Of two boxes of 100 pixels that are so far apart the overlap is 0.43. */
    private static final double STEP = 40;

    @Test
    void aFaceAsClearAsTheFirstRoundAsksMayMoveFurther() {
        Scene scene = still().face("ana", 30, 0.55, moved());
        assertThat(sightings(scene, "dropcast.track.high", "0.5")).isEqualTo(11);
        assertThat(sightings(scene, "dropcast.track.high", "0.6")).isEqualTo(10);
    }

    @Test
    void aFaintFaceContinuesATrackFromTheLowConfidenceOn() {
        Scene scene = still().face("ana", 30, 0.2, Box.around(300, 300, 100, 100));
        assertThat(sightings(scene, "dropcast.track.low", "0.1")).isEqualTo(11);
        assertThat(sightings(scene, "dropcast.track.low", "0.3")).isEqualTo(10);
    }

    @Test
    void aTrackBeginsWithAFaceThatIsClearEnough() {
        Scene scene = new Scene(60, 3);
        for (int frame = 0; frame < 30; frame += 3) {
            scene.face("ana", frame, 0.65, Box.around(300, 300, 100, 100));
        }
        assertThat(tracks(scene, "dropcast.track.new-track", "0.6")).isEqualTo(1);
        assertThat(tracks(scene, "dropcast.track.new-track", "0.7")).isZero();
    }

    @Test
    void aClearFaceThatOverlapsLessIsAnother() {
        Scene scene = still().face("ana", 30, 0.9, moved()).face("ana", 33, 0.9, moved());
        assertThat(tracks(scene, "dropcast.track.min-iou", "0.2")).isEqualTo(1);
        assertThat(tracks(scene, "dropcast.track.min-iou", "0.6")).isEqualTo(2);
    }

    @Test
    void aFaintFaceThatOverlapsLessIsNone() {
        Scene scene = still().face("ana", 30, 0.3, moved());
        assertThat(sightings(scene, "dropcast.track.min-iou-low", "0.3")).isEqualTo(11);
        assertThat(sightings(scene, "dropcast.track.min-iou-low", "0.5")).isEqualTo(10);
    }

    @Test
    void aFaceThatWasOutOfSightForLongerIsATrackOfItsOwn() {
        Scene scene = new Scene(100, 3).still("ana", 0, 27, 300, 300).still("ana", 60, 87, 300, 300);
        assertThat(tracks(scene, "dropcast.track.buffer-seconds", "1")).isEqualTo(2);
        assertThat(tracks(scene, "dropcast.track.buffer-seconds", "2.5")).isEqualTo(1);
    }

    @Test
    void aTrackOfFewerSightingsIsDropped() {
        Scene scene = new Scene(100, 3).still("ana", 0, 3, 300, 300);
        assertThat(tracks(scene, "dropcast.track.min-hits", "2")).isEqualTo(1);
        assertThat(tracks(scene, "dropcast.track.min-hits", "3")).isZero();
    }

    /** Ten sightings, up to frame 27. */
    private static Scene still() {
        return new Scene(60, 3).still("ana", 0, 27, 300, 300);
    }

    private static Box moved() {
        return Box.around(300 + STEP, 300, 100, 100);
    }

    private static int tracks(Scene scene, String... said) {
        return scene.tracked(TrackSettings.of(Said.of(said))).tracks().size();
    }

    private static int sightings(Scene scene, String... said) {
        return Scene.sightings(scene.tracked(TrackSettings.of(Said.of(said))));
    }
}
