package io.dropcast.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dropcast.video.ffmpeg.FilmProbe;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("integration")
final class DemoFilmTest {
    private static final PlaneView WHOLE = new PlaneView(0, 0, 1);
    private static final PlaneView CLOSER = new PlaneView(0.1, 0.05, 0.8);
    private static final List<FilmShot> SHORT = List.of(
            new FilmShot(1, WHOLE, CLOSER, 0.4),
            new FilmShot(2, CLOSER, WHOLE, 0.32),
            new FilmShot(3, WHOLE, WHOLE, 0.24),
            new FilmShot(4, WHOLE, CLOSER, 0.4),
            new FilmShot(5, CLOSER, CLOSER, 0.04),
            new FilmShot(6, WHOLE, CLOSER, 0.32),
            new FilmShot(1, CLOSER, CLOSER, 0.2));

    @TempDir
    Path folder;

    @Test
    void theFilmHasTheScriptsLengthAndItsCuts() throws IOException {
        Path file = folder.resolve("made/short-s01e01.mp4");
        DemoFilm.Made made = new DemoFilm(drawn()).make(SHORT, file);
        FilmProbe film = FilmProbe.of(file);

        assertThat(made.frames()).isEqualTo(48).isEqualTo(frames(SHORT));
        assertThat(film.frames()).hasSize(48);
        assertThat(film.width()).isEqualTo(1280);
        assertThat(film.height()).isEqualTo(720);
        assertThat(film.fps()).isEqualTo(25);
        assertThat(film.seconds()).isCloseTo(1.92, within(0.001)).isEqualTo(made.seconds(), within(0.001));
        assertThat(film.soundChannels()).isZero();
        assertCutsAsWritten(SHORT, film, 12, 5);
    }

    @Test
    void theSamePhotographsGiveTheSameBytesAndNothingElseIsLeft() throws IOException {
        List<Path> photos = drawn();
        Path one = folder.resolve("films/one.mp4");
        Path two = folder.resolve("films/two.mp4");
        new DemoFilm(photos).make(SHORT, one);
        new DemoFilm(photos).make(SHORT, two);

        assertThat(two).hasSameBinaryContentAs(one);
        try (Stream<Path> files = Files.list(folder.resolve("films"))) {
            assertThat(files).containsExactlyInAnyOrder(one, two);
        }
    }

    @Test
    void aShotThatDoesNotFitLeavesNoFilm() throws IOException {
        DemoFilm film = new DemoFilm(drawn());
        Path file = folder.resolve("films/film.mp4");
        List<FilmShot> seventh = List.of(new FilmShot(7, WHOLE, WHOLE, 1));
        List<FilmShot> below = List.of(new FilmShot(1, WHOLE, new PlaneView(0, 0.7, 1), 1));

        assertThatThrownBy(() -> film.make(seventh, file)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> film.make(below, file)).hasMessageContaining("pixels below a photograph of 960x640");
        assertThat(file.getParent()).isEmptyDirectory();
    }

    @Test
    void aPhotographThatIsMissingOrNotAPictureIsNamed() throws IOException {
        Path text = Files.writeString(folder.resolve("text.jpg"), "no picture");
        Path missing = folder.resolve("missing.jpg");

        assertThatThrownBy(() -> new DemoFilm(List.of(text)))
                .hasMessageContaining("cannot read the photograph " + text);
        assertThatThrownBy(() -> new DemoFilm(List.of(missing))).hasMessageContaining("fetch the demo photographs");
    }

    @Test
    void theRealPhotographsMakeTheFirstEpisode() throws IOException {
        String photos = System.getProperty("dropcast.demo.photos", "");
        assumeTrue(!photos.isEmpty(), "skipped: -Ddropcast.demo.photos=FOLDER names the six demo photographs");
        Optional<List<Path>> present = new DemoPhotos(Path.of(photos)).present();
        assumeTrue(present.isPresent(), "skipped: the six demo photographs are not in " + photos);

        List<FilmShot> script = DemoScript.SHOTS;
        Path file = folder.resolve("demo-s01e01.mp4");
        new DemoFilm(present.orElseThrow()).make(script, file);
        FilmProbe film = FilmProbe.of(file);

        assertThat(film.frames()).hasSize(frames(script));
        assertThat(Files.size(file)).isBetween(8L << 20, 20L << 20);
        assertCutsAsWritten(script, film, 12, 5);
    }

    private static int frames(List<FilmShot> script) {
        return script.stream().mapToInt(shot -> shot.frames(DemoFilm.FPS)).sum();
    }

    private static void assertCutsAsWritten(List<FilmShot> script, FilmProbe film, double least, double most) {
        Set<Integer> cuts = new HashSet<>();
        int at = 0;
        for (FilmShot shot : script) {
            at += shot.frames(DemoFilm.FPS);
            cuts.add(at);
        }
        for (int frame = 1; frame < film.frames().size(); frame++) {
            if (cuts.contains(frame)) {
                assertThat(film.change(frame)).as("cut at %d", frame).isGreaterThan(least);
            } else {
                assertThat(film.change(frame)).as("no cut at %d", frame).isLessThan(most);
            }
        }
    }

    /** Six pictures of different colours and shapes; lossless, so that only the film's own encoder is under test. */
    private List<Path> drawn() throws IOException {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            BufferedImage picture = new BufferedImage(960, 640 + 10 * i, BufferedImage.TYPE_INT_RGB);
            var pen = picture.createGraphics();
            pen.setPaint(new GradientPaint(
                    0,
                    0,
                    Color.getHSBColor(i / 6f, 0.9f, 0.9f),
                    960,
                    640,
                    Color.getHSBColor(i / 6f + 0.1f, 0.6f, 0.5f)));
            pen.fillRect(0, 0, 960, 700);
            pen.setColor(Color.WHITE);
            pen.fillOval(80 + 110 * i, 150, 180, 240);
            pen.dispose();
            Path file = folder.resolve("drawn" + i + ".png");
            ImageIO.write(picture, "png", file.toFile());
            files.add(file);
        }
        return files;
    }
}
