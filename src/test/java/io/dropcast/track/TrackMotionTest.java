package io.dropcast.track;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropcast.detect.Detection;
import io.dropcast.detect.Detections;
import io.dropcast.face.Box;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is who when faces move. */
final class TrackMotionTest {

    @ParameterizedTest
    @ValueSource(doubles = {1, 2, 4, 6, 8, 10, 12})
    void crossingFacesKeepTheirIds(double pixelsAFrame) {
        Scene scene = new Scene(100, 3);
        for (int frame = 0; frame < 100; frame += 3) {
            scene.face("ana", frame, 600 + pixelsAFrame * (frame - 51), 300);
            scene.face("bo", frame, 600 - pixelsAFrame * (frame - 51), 310);
        }

        assertFollowed(scene, "ana", "bo");
    }

    /** Each new place is the other's last one: only the movement tells them apart. */
    @Test
    void facesThatExchangePlacesBetweenTwoLooksKeepTheirIds() {
        Scene scene = new Scene(100, 3);
        for (int frame = 0; frame < 100; frame += 3) {
            scene.face("ana", frame, 600 + 12 * (frame - 49.5), 300);
            scene.face("bo", frame, 600 - 12 * (frame - 49.5), 300);
        }

        assertFollowed(scene, "ana", "bo");
    }

    @ParameterizedTest
    @ValueSource(doubles = {4, 6, 8})
    void aFaceHiddenWhileAnotherPassesKeepsItsId(double pixelsAFrame) {
        Scene scene = new Scene(100, 3);
        for (int frame = 0; frame < 100; frame += 3) {
            double away = pixelsAFrame * (frame - 50);
            scene.face("ana", frame, 600 + away, 300);
            if (Math.abs(2 * away) > 60) {
                scene.face("bo", frame, 600 - away, 300);
            }
        }

        assertFollowed(scene, "ana", "bo");
    }

    /** One dances round the other. */
    @Test
    void facesThatSwapCloseByKeepTheirIds() {
        Scene scene = new Scene(150, 3);
        for (int frame = 0; frame < 150; frame += 3) {
            double angle = Math.PI * Math.max(0, Math.min(1, (frame - 30) / 60.0));
            scene.face("ana", frame, 600 - 70 * Math.cos(angle), 300 - 70 * Math.sin(angle));
            scene.face("bo", frame, 600 + 70 * Math.cos(angle), 300 + 70 * Math.sin(angle));
        }

        assertFollowed(scene, "ana", "bo");
    }

    /** Three quarters of a face from look to look: no overlap worth the name without a prediction. */
    @ParameterizedTest
    @ValueSource(doubles = {20, 25, 30})
    void aFastFaceIsFollowedOnceItsSpeedIsKnown(double pixelsAFrame) {
        Scene scene = new Scene(60, 3);
        for (int frame = 0; frame < 45; frame += frame < 3 ? 1 : 3) {
            scene.face("ana", frame, 50 + pixelsAFrame * frame, 300);
        }

        assertFollowed(scene, "ana");
    }

    @Test
    void aFaceThatTurnsBackIsFoundWhereItWas() {
        Scene scene = new Scene(60, 3);
        double x = 300;
        for (int frame = 0; frame < 60; frame += 3) {
            scene.face("ana", frame, x, 300);
            x += frame < 27 ? 45 : -45;
        }

        assertFollowed(scene, "ana");
    }

    /** It moves, then is gone; three seconds later it would be far to the right, where somebody else is. */
    @Test
    void aMovementIsNotExtrapolatedForSeconds() {
        TrackSettings patient = new TrackSettings(0.5, 0.1, 0.6, 0.2, 0.5, 5.0, 3);
        Scene scene = new Scene(180, 3);
        for (int frame = 0; frame <= 30; frame += 3) {
            scene.face("ana", frame, 100 + 6 * frame, 300);
        }
        scene.still("bo", 105, 177, 100 + 6 * 105, 300);

        assertThat(Scene.shown(scene.tracked(patient))).containsExactly("ana", "bo");
    }

    @Test
    void aFaceThatComesNearerIsOneTrack() {
        Scene scene = new Scene(90, 3);
        for (int frame = 0; frame < 90; frame += 3) {
            scene.face("ana", frame, 0.9, Box.around(600, 300, 40 + 4 * frame, 50 + 5 * frame));
        }

        assertFollowed(scene, "ana");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void jitterAndMissedLooksSplitNobody(long seed) {
        assertThat(Scene.shown(crowd(new Random(seed)).tracked())).containsExactlyInAnyOrder("p0", "p1", "p2", "p3");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void theOrderOfRowsWithinAFrameMeansNothing(long seed) {
        Scene scene = noise(new Random(seed));
        Detections inOrder = scene.detections();
        List<Detection> mixed = new ArrayList<>(inOrder.faces());
        Collections.shuffle(mixed, new Random(-seed));
        mixed.sort((a, b) -> Long.compare(a.frameIdx(), b.frameIdx()));
        FaceTracker stage = new FaceTracker(Scene.SETTINGS);

        Tracks tracks = stage.apply(inOrder);

        assertThat(inOrder.faces()).isNotEqualTo(mixed);
        assertThat(tracks.tracks()).isNotEmpty();
        assertThat(stage.apply(scene.with(mixed))).isEqualTo(tracks);
    }

    /** The place of a face counts, not the number its row happens to have. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void theNumbersOfTheRowsMeanNothing(long seed) {
        Scene scene = noise(new Random(seed));
        List<Detection> rows = scene.detections().faces();
        List<Detection> backwards = new ArrayList<>();
        for (Detection d : rows) {
            backwards.add(Scene.detection(rows.size() - d.row(), Scene.who(d), d.frameIdx(), d.conf(), d.box()));
        }
        FaceTracker stage = new FaceTracker(Scene.SETTINGS);

        assertThat(boxes(stage.apply(scene.with(backwards)))).isEqualTo(boxes(stage.apply(scene.with(rows))));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 3", "3, 5", "4, 20", "5, 100"})
    void whateverComesInTheTracksAreSound(long seed, int minHits) {
        TrackSettings settings = new TrackSettings(0.5, 0.1, 0.6, 0.2, 0.5, 0.5, minHits);
        Tracks tracks = noise(new Random(seed)).cut(37).cut(100).cut(101).tracked(settings);

        Set<Integer> rows = new HashSet<>();
        for (Track track : tracks.tracks()) {
            List<Detection> seen = track.sightings();
            assertThat(seen).allMatch(d -> rows.add(d.row()), "is in one track only");
            assertThat(seen).allMatch(d -> shot(d.frameIdx()) == track.shot(), "is in shot " + track.shot());
            assertThat(seen).allMatch(d -> d.conf() >= settings.low());
            assertThat(seen).anyMatch(d -> d.conf() >= settings.newTrack(), "is clear");
            for (int i = 1; i < seen.size(); i++) {
                assertThat(seen.get(i).frameIdx()).isGreaterThan(seen.get(i - 1).frameIdx());
                assertThat(seen.get(i).ts() - seen.get(i - 1).ts()).isLessThanOrEqualTo(settings.bufferSeconds());
            }
        }
        assertThat(tracks.metrics().born())
                .isEqualTo(tracks.metrics().dropped() + tracks.tracks().size())
                .isGreaterThan(20);
    }

    private static void assertFollowed(Scene scene, String... people) {
        Tracks tracks = scene.tracked();
        assertThat(Scene.shown(tracks)).containsExactly(people);
        assertThat(Scene.sightings(tracks)).as("sightings").isEqualTo(scene.faces());
    }

    private static int shot(long frame) {
        return frame < 37 ? 0 : frame < 100 ? 1 : frame < 101 ? 2 : 3;
    }

    private static List<List<Box>> boxes(Tracks tracks) {
        return tracks.tracks().stream()
                .map(t -> t.sightings().stream().map(Detection::box).toList())
                .toList();
    }

    /** Four people who drift about a quarter of the frame each; one look in five misses, sure and faint looks mix. */
    private static Scene crowd(Random random) {
        Scene scene = new Scene(300, 3);
        for (int p = 0; p < 4; p++) {
            double speed = 2 * random.nextDouble() - 1;
            for (int frame = 0; frame < 300; frame += 3) {
                if (frame > 0 && random.nextInt(5) == 0) {
                    continue;
                }
                double conf = frame == 0 || random.nextInt(4) > 0 ? 0.9 : 0.3;
                double x = 160 + 320 * p + 60 * speed * Math.sin(frame / 20.0) + 5 * random.nextGaussian();
                double y = 300 + 5 * random.nextGaussian();
                double size = 100 + 5 * random.nextGaussian();
                scene.face("p" + p, frame, conf, Box.around(x, y, size, 1.2 * size));
            }
        }
        return scene;
    }

    /** Boxes anywhere, of any confidence, many on top of each other, some of them twice. */
    private static Scene noise(Random random) {
        Scene scene = new Scene(200, 2);
        for (int frame = 0; frame < 200; frame += 2) {
            for (int n = random.nextInt(9); n > 0; n--) {
                double conf = random.nextInt(11) / 10.0;
                double x = 40 * random.nextInt(8);
                Box box = Box.around(x, 40 * random.nextInt(4), 100 + 20 * random.nextInt(3), 100);
                scene.face("x", frame, conf, box);
                if (random.nextInt(4) == 0) {
                    scene.face("x", frame, conf, box);
                }
            }
        }
        return scene;
    }
}
