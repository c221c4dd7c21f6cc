package io.dropcast.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropcast.face.Box;
import io.dropcast.video.ffmpeg.PlaneView;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class DemoScriptTest {
    private static final double LEAST_WIDTH = 70;
    private static final double LEAST_SECONDS = 1.5;

    static Stream<DemoScript> scripts() {
        return Stream.of(DemoScript.first(), DemoScript.second());
    }

    @Test
    void thereAreTwentyTwoFacesInSixPhotographs() {
        assertThat(DemoFaces.load().photos()).hasSize(6);
        assertThat(DemoFaces.load().faces()).hasSize(22);
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void everyViewLiesInItsPhotographAndIsSixteenToNine(DemoScript script) {
        for (FilmShot shot : script.shots()) {
            DemoFaces.Photo photo = DemoFaces.load().photo(shot.photo());
            for (PlaneView view : List.of(shot.from(), shot.to(), shot.at(7, 20))) {
                Box box = view.in(photo.width(), photo.height());
                assertThat(box.width() / box.height()).isBetween(1.7777, 1.7778);
                assertThat(box.x1()).isNotNegative();
                assertThat(box.y1()).isNotNegative();
                assertThat(box.x2()).isLessThanOrEqualTo(photo.width() + 1e-3);
                assertThat(box.y2()).isLessThanOrEqualTo(photo.height() + 1e-3);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void everyFaceIsSeenWholeAndLargeLongEnough(DemoScript script) {
        for (DemoFaces.Face face : DemoFaces.load().faces()) {
            double longest = script.shots().stream()
                    .mapToDouble(shot -> secondsSeen(face, shot))
                    .max()
                    .orElse(0);
            assertThat(longest).as("%s in %s", face, script.name()).isGreaterThanOrEqualTo(LEAST_SECONDS);
        }
    }

    @Test
    void theFirstScriptShowsEveryFaceInTwoSizes() {
        DemoScript script = DemoScript.first();
        for (DemoFaces.Face face : DemoFaces.load().faces()) {
            double[] widths = script.shots().stream()
                    .filter(shot -> secondsSeen(face, shot) >= LEAST_SECONDS)
                    .mapToDouble(shot -> face.widthIn(shot.to()))
                    .toArray();
            double smallest = DoubleStream.of(widths).min().orElse(0);
            double largest = DoubleStream.of(widths).max().orElse(0);
            assertThat(largest / smallest).as("%s", face).isGreaterThan(1.3);
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void everyPhotographHasAWideShotOfAllItsPeople(DemoScript script) {
        DemoFaces truth = DemoFaces.load();
        for (DemoFaces.Photo photo : truth.photos()) {
            List<DemoFaces.Face> people = truth.faces().stream()
                    .filter(face -> face.photo().equals(photo))
                    .toList();
            assertThat(script.shots())
                    .as("photo %d in %s", photo.number(), script.name())
                    .anyMatch(shot -> people.stream().allMatch(face -> secondsSeen(face, shot) >= LEAST_SECONDS));
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void aScriptIsHalfAMinuteOfShotsThatEndOnAFrame(DemoScript script) {
        assertThat(script.frames(DemoFilm.FPS) / (double) DemoFilm.FPS).isBetween(28.0, 36.0);
        for (FilmShot shot : script.shots()) {
            assertThat(shot.seconds() * DemoFilm.FPS - shot.frames(DemoFilm.FPS))
                    .isBetween(-1e-6, 1e-6);
        }
    }

    @Test
    void theCameraStartsAndStopsSlowly() {
        FilmShot shot = new FilmShot(1, new PlaneView(0, 0, 0.5), new PlaneView(0.5, 0, 0.5), 4);
        double first = shot.at(1, 100).left() - shot.at(0, 100).left();
        double middle = shot.at(50, 100).left() - shot.at(49, 100).left();
        double last = shot.at(99, 100).left() - shot.at(98, 100).left();
        assertThat(first).isLessThan(middle / 10);
        assertThat(last).isLessThan(middle / 10);
        assertThat(shot.at(0, 100)).isEqualTo(shot.from());
        assertThat(shot.at(99, 100)).isEqualTo(shot.to());
    }

    @Test
    void whatCannotBeShownIsRefused() {
        PlaneView whole = new PlaneView(0, 0, 1);
        assertThatThrownBy(() -> new PlaneView(0.6, 0, 0.5)).hasMessageContaining("within 0..1");
        assertThatThrownBy(() -> new PlaneView(Double.NaN, 0, 0.5)).hasMessageContaining("within 0..1");
        assertThatThrownBy(() -> whole.in(1000, 500)).hasMessageContaining("63 pixels below");
        assertThatThrownBy(() -> new FilmShot(0, whole, whole, 1)).hasMessageContaining("from 1");
        assertThatThrownBy(() -> new FilmShot(1, whole, whole, 0)).hasMessageContaining("over 0 s");
        assertThatThrownBy(() -> new DemoScript("empty", List.of())).hasMessageContaining("no shots");
    }

    /** The longest unbroken time in which the face is inside the frame and large enough. */
    private static double secondsSeen(DemoFaces.Face face, FilmShot shot) {
        if (shot.photo() != face.photo().number()) {
            return 0;
        }
        int frames = shot.frames(DemoFilm.FPS);
        int run = 0;
        int longest = 0;
        for (int i = 0; i < frames; i++) {
            PlaneView view = shot.at(i, frames);
            run = face.inside(view) && face.widthIn(view) >= LEAST_WIDTH ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest / (double) DemoFilm.FPS;
    }
}
