package io.dropcast.track;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropcast.detect.Detection;
import io.dropcast.face.Box;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One face, found twice. */
final class TrackDuplicatesTest {

    @Test
    void aFaceFoundTwiceIsOneTrack() {
        Scene scene = new Scene(60, 3);
        for (int frame = 0; frame < 60; frame += 3) {
            scene.face("ana", frame, 300, 300);
            scene.face("twin", frame, 0.8, Box.around(306, 300, 100, 100));
        }

        Tracks tracks = scene.tracked();

        assertThat(Scene.shown(tracks)).containsExactly("ana");
        assertThat(tracks.metrics().born()).isEqualTo(1);
    }

    @Test
    void theSurerOfTwoFindsStartsTheTrack() {
        Scene scene = new Scene(1, 3)
                .face("twin", 0, 0.8, Box.around(294, 300, 100, 100))
                .face("ana", 0, 300, 300);

        assertThat(Scene.shown(scene.tracked())).containsExactly("ana");
    }

    @Test
    void aSecondFindNowAndThenStealsNothing() {
        Scene scene = new Scene(120, 3);
        for (int frame = 0; frame < 120; frame += 3) {
            scene.face("ana", frame, 300, 300);
            if (frame % 15 == 6) {
                scene.face("twin", frame, 310, 300);
            }
        }

        Tracks tracks = scene.tracked();

        assertThat(Scene.shown(tracks)).containsExactly("ana");
        assertThat(tracks.tracks().get(0).sightings()).hasSize(40);
    }

    @Test
    void aFaintSecondFindDoesNotKeepANeighboursTrackAlive() {
        Scene scene = new Scene(60, 3).still("ana", 0, 57, 300, 300).still("bo", 0, 27, 325, 300);
        for (int frame = 30; frame < 60; frame += 3) {
            scene.face("twin", frame, 0.3, Box.around(310, 300, 100, 100));
        }

        assertThat(Scene.shown(scene.tracked())).containsExactly("ana", "bo");
    }

    /** Too far apart at first to be seen for what they are, then one on the other: the longer one keeps what both saw. */
    @Test
    void tracksThatComeToSitOnOneFaceBecomeOne() {
        Scene scene = new Scene(60, 3).still("ana", 0, 51, 300, 300);
        for (int frame = 9; frame < 60; frame += 3) {
            scene.face("twin", frame, 0.8, Box.around(frame < 12 ? 325 : 305, 300, 100, 100));
        }

        Tracks tracks = scene.tracked();

        assertThat(tracks.tracks()).hasSize(1);
        List<Detection> seen = tracks.tracks().get(0).sightings();
        assertThat(seen).hasSize(20);
        assertThat(seen.subList(0, 18)).extracting(Scene::who).containsOnly("ana");
        assertThat(seen.subList(18, 20)).extracting(Scene::who).containsOnly("twin");
        assertThat(tracks.metrics()).isEqualTo(new TrackMetrics(2, 0, 0, 1, 0));
    }

    @Test
    void twoLooksOnTopOfEachOtherMayBeChance() {
        Scene scene = new Scene(60, 3).still("ana", 0, 30, 300, 300);
        scene.face("bo", 24, 325, 300).face("bo", 27, 312, 300).face("bo", 30, 312, 300);
        scene.still("bo", 33, 57, 330, 300);

        assertThat(Scene.shown(scene.tracked())).containsExactly("ana", "bo");
    }

    /** Five looks on top of each other, but many more apart. */
    @Test
    void facesThatPassSlowlyAreNotDuplicates() {
        Scene scene = new Scene(201, 3);
        for (int frame = 0; frame < 201; frame += 3) {
            double away = 1.2 * (frame - 99);
            scene.face("ana", frame, 600 + away, 300);
            scene.face("bo", frame, 600 - away, 305);
        }

        assertThat(Scene.shown(scene.tracked())).containsExactly("ana", "bo");
    }
}
