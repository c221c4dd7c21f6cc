package io.dropcast.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dropcast.video.ffmpeg.FilmProbe;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FilmWriterTest {
    @TempDir
    Path folder;

    @Test
    void theFileHoldsTheFramesAndIsMadeAlikeTwice() throws IOException {
        Path once = film("a.mp4", 10);
        Path twice = film("again.mp4", 10);
        FilmProbe film = FilmProbe.of(once);

        assertThat(film.frames()).hasSize(10);
        assertThat(film.codec()).startsWith("h264");
        assertThat(film.width()).isEqualTo(160);
        assertThat(film.height()).isEqualTo(96);
        assertThat(film.fps()).isCloseTo(25, within(0.01));
        assertThat(film.seconds()).isCloseTo(0.4, within(0.05));
        assertThat(film.soundChannels()).isZero();
        assertThat(twice).hasSameBinaryContentAs(once);
    }

    @Test
    void aFilmMayHaveOneFrame() throws IOException {
        assertThat(FilmProbe.of(film("a.mp4", 1)).frames()).hasSize(1);
    }

    @Test
    void coloursComeBackAsTheyWere() throws IOException {
        BufferedImage red = new BufferedImage(160, 96, BufferedImage.TYPE_INT_ARGB);
        var pen = red.createGraphics();
        pen.setColor(new Color(200, 40, 20));
        pen.fillRect(0, 0, 160, 96);
        pen.dispose();
        Path file = folder.resolve("red.mp4");
        try (FilmWriter writer = FilmWriter.open(file, 160, 96, 25)) {
            writer.add(red);
        }
        byte[] pixels = FilmProbe.of(file).frames().get(0);
        assertThat(pixels[0] & 0xff).isCloseTo(20, within(6));
        assertThat(pixels[1] & 0xff).isCloseTo(40, within(6));
        assertThat(pixels[2] & 0xff).isCloseTo(200, within(6));
    }

    @Test
    void theUsualEncoderNeedsNoWarning() throws IOException {
        try (FilmWriter writer = FilmWriter.open(folder.resolve("a.mp4"), 160, 96, 25)) {
            assertThat(writer.encoder()).isEqualTo("libopenh264");
            assertThat(writer.warning()).isEmpty();
            writer.add(picture(0));
            assertThat(writer.frames()).isEqualTo(1);
        }
    }

    @Test
    void theFirstEncoderThatIsThereIsTaken() throws IOException {
        assertThat(FilmWriter.choose(List.of("no-such-encoder", "mpeg4"))).isEqualTo("mpeg4");
        assertThatThrownBy(() -> FilmWriter.choose(List.of("no-such-encoder", "nor-this")))
                .hasMessageContaining("no encoder no-such-encoder or nor-this");
    }

    @Test
    void aFilmThatNeverGotAFrameClosesQuietly() throws IOException {
        FilmWriter writer = FilmWriter.open(folder.resolve("a.mp4"), 160, 96, 25);
        writer.close();
        writer.close();
        assertThatThrownBy(() -> writer.add(picture(0))).hasMessageContaining("is closed");
    }

    @Test
    void aFileThatCannotBeWrittenIsNamed() {
        assertThatThrownBy(() -> FilmWriter.open(folder.resolve("no/such/a.mp4"), 160, 96, 25))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot start the film")
                .hasMessageContaining("a.mp4");
        assertThat(Files.exists(folder.resolve("no"))).isFalse();
    }

    private Path film(String name, int frames) throws IOException {
        Path file = folder.resolve(name);
        try (FilmWriter writer = FilmWriter.open(file, 160, 96, 25)) {
            for (int i = 0; i < frames; i++) {
                writer.add(picture(i));
            }
        }
        return file;
    }

    private static BufferedImage picture(int number) {
        BufferedImage picture = new BufferedImage(160, 96, BufferedImage.TYPE_3BYTE_BGR);
        var pen = picture.createGraphics();
        pen.setColor(Color.ORANGE);
        pen.fillRect(4 * number, 20, 50, 50);
        pen.dispose();
        return picture;
    }
}
