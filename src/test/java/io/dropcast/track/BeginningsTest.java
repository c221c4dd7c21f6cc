package io.dropcast.track;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropcast.detect.Detection;
import io.dropcast.detect.Detections;
import io.dropcast.face.Box;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Trails are made of the clear faces of each person; the faint ones are there to be found. */
final class BeginningsTest {
    private static final double CLEAR = 0.6;

    @Test
    void aTrackGoesBackLookByLook() {
        Scene scene = new Scene(60, 3).still("ana", 30, 57, 300, 300);
        for (int frame = 12; frame < 30; frame += 3) {
            // six pixels from look to look: far from where it is first seen clearly
            faint(scene, "ana", frame, 300 + 2 * (30 - frame));
        }
        assertThat(frames(extended(scene)).get("ana")).hasSize(16).startsWith(12L, 15L, 18L);
    }

    @Test
    void aTrackWithNothingBeforeItStaysAsItIs() {
        Scene scene = new Scene(60, 3).still("ana", 0, 27, 300, 300).still("bo", 30, 57, 800, 300);
        assertThat(frames(extended(scene)).get("ana")).hasSize(10).startsWith(0L);
        assertThat(frames(extended(scene)).get("bo")).hasSize(10).startsWith(30L);
    }

    @Test
    void itStopsAtALookThatShowsOtherFacesOnly() {
        Scene scene = new Scene(60, 3).still("ana", 30, 57, 300, 300).still("bo", 0, 57, 800, 300);
        faint(scene, "ana", 27, 300);
        faint(scene, "ana", 21, 300);
        assertThat(frames(extended(scene)).get("ana")).startsWith(27L, 30L);
    }

    @Test
    void itStopsAtALookThatFoundNothing() {
        Scene scene = new Scene(60, 3).still("ana", 30, 57, 300, 300);
        faint(scene, "ana", 27, 300);
        faint(scene, "ana", 21, 300);
        assertThat(frames(extended(scene)).get("ana")).startsWith(27L, 30L);
    }

    @ParameterizedTest
    @CsvSource({"0.10, 27", "0.09, 30"})
    void itStopsBelowTheLowBand(double conf, long first) {
        Scene scene =
                new Scene(60, 3).still("ana", 30, 57, 300, 300).face("ana", 27, conf, Box.around(300, 300, 100, 100));
        assertThat(frames(extended(scene)).get("ana")).startsWith(first);
    }

    @ParameterizedTest
    @CsvSource({"33, 27", "34, 30"})
    void itStopsWhereTheOverlapIsLessThanFaintFacesNeed(double aside, long first) {
        // a third to the side is an IoU of a half
        Scene scene = new Scene(60, 3).still("ana", 30, 57, 300, 300);
        faint(scene, "ana", 27, 300 + aside);
        assertThat(frames(extended(scene)).get("ana")).startsWith(first);
    }

    @ParameterizedTest
    @CsvSource({"25, 0", "26, 26"})
    void itStopsAtALookThatIsLongerAgoThanTheBuffer(int stride, long first) {
        Scene scene = new Scene(200, stride).still("ana", stride, 199, 300, 300);
        faint(scene, "ana", 0, 300);
        assertThat(frames(extended(scene)).get("ana")).startsWith(first);
    }

    @Test
    void itTakesNothingFromAnotherTrack() {
        Scene scene = new Scene(60, 3).still("ana", 0, 27, 300, 300).still("bo", 30, 57, 310, 300);
        assertThat(frames(extended(scene)).get("bo")).startsWith(30L);
        assertThat(frames(extended(scene)).get("ana")).hasSize(10);
    }

    @Test
    void itTakesNoSecondFindOfAnotherTracksFace() {
        Scene scene = new Scene(60, 3).still("ana", 0, 27, 300, 300).still("bo", 30, 57, 310, 300);
        faint(scene, "twin", 27, 304);
        assertThat(frames(extended(scene)).get("bo")).startsWith(30L);
    }

    @Test
    void aFaintFaceIsTakenByOneTrackOnly() {
        Scene scene = new Scene(60, 3).still("ana", 30, 57, 300, 300).still("bo", 30, 57, 330, 300);
        faint(scene, "?", 27, 316);
        Map<String, List<Long>> frames = frames(extended(scene));
        assertThat(frames.get("ana")).as("the one on the left").startsWith(27L);
        assertThat(frames.get("bo")).startsWith(30L);
    }

    @Test
    void ofSeveralItTakesTheOneThatOverlapsMost() {
        Scene scene = new Scene(60, 3).still("ana", 30, 57, 300, 300);
        faint(scene, "far", 27, 320);
        faint(scene, "near", 27, 290);
        assertThat(Scene.who(extended(scene).get(0).first())).isEqualTo("near");
    }

    /** Row numbers are given from the left, and from the right. */
    @ParameterizedTest
    @ValueSource(ints = {1, -1})
    void ofTwoThatOverlapAsMuchItTakesTheLeftOneWhateverTheirRows(int way) {
        Scene scene = new Scene(60, 3).still("ana", 30, 57, 300, 300);
        faint(scene, "left", 27, 290);
        faint(scene, "right", 27, 310);
        List<Detection> rows = scene.detections().faces().stream()
                .map(d -> Scene.detection(100 + way * d.row(), Scene.who(d), d.frameIdx(), d.conf(), d.box()))
                .toList();
        assertThat(Scene.who(
                        extended(scene.with(rows), clearTrails(rows)).get(0).first()))
                .isEqualTo("left");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void theOrderOfRowsAndTrailsMeansNothing(long seed) {
        Random random = new Random(seed);
        Scene scene = new Scene(120, 3);
        for (int person = 0; person < 6; person++) {
            int start = 3 * random.nextInt(20);
            for (int frame = 0; frame < 120; frame += 3) {
                double conf = frame < start ? 0.1 + 0.4 * random.nextDouble() : 0.9;
                scene.face("p" + person, frame, conf, Box.around(300 + 20 * person + frame, 300, 100, 100));
            }
        }
        Detections inOrder = scene.detections();
        List<FinishedTrack> trails = clearTrails(inOrder.faces());
        List<Detection> mixed = new ArrayList<>(inOrder.faces());
        Collections.shuffle(mixed, random);
        List<FinishedTrack> mixedTrails = new ArrayList<>(trails);
        Collections.shuffle(mixedTrails, random);

        assertThat(extended(scene.with(mixed), mixedTrails))
                .containsExactlyInAnyOrderElementsOf(extended(inOrder, trails))
                .isNotEqualTo(mixedTrails);
    }

    private static void faint(Scene scene, String who, long frame, double x) {
        scene.face(who, frame, 0.3, Box.around(x, 300, 100, 100));
    }

    private static List<FinishedTrack> extended(Scene scene) {
        Detections detections = scene.detections();
        return extended(detections, clearTrails(detections.faces()));
    }

    private static List<FinishedTrack> extended(Detections detections, List<FinishedTrack> trails) {
        return Beginnings.extended(trails, Shots.of(detections).get(0), Scene.SETTINGS);
    }

    private static List<FinishedTrack> clearTrails(List<Detection> faces) {
        Map<String, List<Detection>> people = new LinkedHashMap<>();
        faces.stream()
                .filter(d -> d.conf() >= CLEAR)
                .forEach(d -> people.computeIfAbsent(Scene.who(d), who -> new ArrayList<>())
                        .add(d));
        return people.values().stream().map(FinishedTrack::new).toList();
    }

    /** Frames of each track, by the person it shows in the end. */
    private static Map<String, List<Long>> frames(List<FinishedTrack> trails) {
        Map<String, List<Long>> frames = new LinkedHashMap<>();
        for (FinishedTrack trail : trails) {
            List<Detection> seen = trail.sightings();
            frames.put(
                    Scene.who(seen.get(seen.size() - 1)),
                    seen.stream().map(Detection::frameIdx).toList());
        }
        return frames;
    }
}
