package io.dropcast.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropcast.face.Box;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

final class DemoScriptTest {
    private static final double LEAST_WIDTH = 70;
    private static final double LEAST_SECONDS = 1.5;

    @Test
    void thereAreTwentyTwoFacesInSixPhotographs() {
        assertThat(DemoFaces.load().photos()).hasSize(6);
        assertThat(DemoFaces.load().faces()).hasSize(22);
    }

    @Test
    void everyViewLiesInItsPhotographAndIsSixteenToNine() {
        for (FilmShot shot : DemoScript.SHOTS) {
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

    @Test
    void everyFaceIsSeenWholeAndLargeLongEnough() {
        for (DemoFaces.Face face : DemoFaces.load().faces()) {
            double longest = DemoScript.SHOTS.stream()
                    .mapToDouble(shot -> secondsSeen(face, shot))
                    .max()
                    .orElse(0);
            assertThat(longest).as("%s", face).isGreaterThanOrEqualTo(LEAST_SECONDS);
        }
    }

    @Test
    void theScriptShowsEveryFaceInTwoSizes() {
        for (DemoFaces.Face face : DemoFaces.load().faces()) {
            double[] widths = DemoScript.SHOTS.stream()
                    .filter(shot -> secondsSeen(face, shot) >= LEAST_SECONDS)
                    .mapToDouble(shot -> face.widthIn(shot.to()))
                    .toArray();
            double smallest = DoubleStream.of(widths).min().orElse(0);
            double largest = DoubleStream.of(widths).max().orElse(0);
            assertThat(largest / smallest).as("%s", face).isGreaterThan(1.3);
        }
    }

    @Test
    void everyPhotographHasAWideShotOfAllItsPeople() {
        DemoFaces truth = DemoFaces.load();
        for (DemoFaces.Photo photo : truth.photos()) {
            List<DemoFaces.Face> people = truth.faces().stream()
                    .filter(face -> face.photo().equals(photo))
                    .toList();
            assertThat(DemoScript.SHOTS)
                    .as("photo %d", photo.number())
                    .anyMatch(shot -> people.stream().allMatch(face -> secondsSeen(face, shot) >= LEAST_SECONDS));
        }
    }

    @Test
    void theScriptIsHalfAMinuteOfShotsThatEndOnAFrame() {
        assertThat(DemoScript.SHOTS.stream().mapToDouble(FilmShot::seconds).sum())
                .isBetween(28.0, 36.0);
        for (FilmShot shot : DemoScript.SHOTS) {
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
