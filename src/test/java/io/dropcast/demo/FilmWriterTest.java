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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FilmWriterTest {
    private static final FilmFormat SMALL = FilmFormat.of(160, 96, 25);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "a.mp4, h264",
        "a.m4v, h264",
        "a.MOV, h264",
        "a.mkv, h264",
        "a.ts, h264",
        "a.webm, vp8",
        "a.avi, mpeg4",
        "a.mpg, mpeg2video"
    })
    void everyKindOfFileHoldsTheFramesAndIsMadeAlikeTwice(String name, String codec) throws IOException {
        Path once = film(name, SMALL, 10);
        Path twice = film("again-" + name, SMALL, 10);
        FilmProbe film = FilmProbe.of(once);

        assertThat(film.frames()).hasSize(10);
        assertThat(film.codec()).startsWith(codec);
        assertThat(film.width()).isEqualTo(160);
        assertThat(film.height()).isEqualTo(96);
        assertThat(film.fps()).isCloseTo(25, within(0.01));
        // a program stream has no length of its own, readers guess it from the bitrate
        assertThat(film.seconds()).isCloseTo(0.4, within(name.endsWith("mpg") ? 0.3 : 0.05));
        assertThat(twice).hasSameBinaryContentAs(once);
    }

    @ParameterizedTest
    @CsvSource({
        "a.mkv, ffv1, yuv444p",
        "a.mkv, ffv1, gray",
        "a.mkv, ffv1, yuv420p10le",
        "a.avi, mjpeg, yuvj422p",
        "a.webm, libvpx-vp9, yuv444p",
        "a.mov, png, rgb24"
    })
    void otherEncodersAndPixelFormatsAreWritten(String name, String encoder, String pixels) throws IOException {
        Path file = film(name, SMALL.withEncoder(encoder).withPixelFormat(pixels), 6);
        assertThat(FilmProbe.of(file).frames()).hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.mp4", "a.mkv", "a.webm", "a.avi", "a.ts"})
    void aFilmMayHaveOneFrame(String name) throws IOException {
        assertThat(FilmProbe.of(film(name, SMALL, 1)).frames()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.mp4", "a.mkv", "a.webm", "a.avi", "a.ts"})
    void aFileMayHoldSoundOnly(String name) throws IOException {
        Path file = folder.resolve(name);
        try (FilmWriter writer = FilmWriter.open(file, FilmFormat.soundOnly())) {
            writer.addSound(tone(48_000));
            assertThatThrownBy(() -> writer.add(picture(0))).hasMessageContaining("opened for sound only");
        }
        FilmProbe film = FilmProbe.of(file);
        assertThat(film.soundChannels()).isEqualTo(1);
        assertThat(film.frames()).isEmpty();
        // Matroska's own figure is too long by one sound packet's samples read as milliseconds
        assertThat(film.seconds()).isBetween(0.99, name.matches(".*(mkv|webm)") ? 2.1 : 1.1);
    }

    @Test
    void soundGoesWithThePicture() throws IOException {
        Path file = folder.resolve("a.mp4");
        try (FilmWriter writer = FilmWriter.open(file, SMALL.withSound())) {
            for (int i = 0; i < 25; i++) {
                writer.add(picture(i));
                writer.addSound(tone(1920));
            }
        }
        FilmProbe film = FilmProbe.of(file);
        assertThat(film.frames()).hasSize(25);
        assertThat(film.soundChannels()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"a.mp4, 90", "a.mov, 270", "a.mkv, 180"})
    void aPlayerIsToldToTurnThePicture(String name, int clockwise) throws IOException {
        FilmProbe film = FilmProbe.of(film(name, SMALL.withRotation(clockwise), 3));
        assertThat(Math.floorMod(Math.round(-film.rotation()), 360L)).isEqualTo(clockwise);
        assertThat(film.width()).isEqualTo(160);
    }

    @Test
    void coloursComeBackAsTheyWere() throws IOException {
        BufferedImage red = new BufferedImage(160, 96, BufferedImage.TYPE_INT_ARGB);
        var pen = red.createGraphics();
        pen.setColor(new Color(200, 40, 20));
        pen.fillRect(0, 0, 160, 96);
        pen.dispose();
        Path file = folder.resolve("red.mp4");
        try (FilmWriter writer = FilmWriter.open(file, SMALL)) {
            writer.add(red);
        }
        byte[] pixels = FilmProbe.of(file).frames().get(0);
        assertThat(pixels[0] & 0xff).isCloseTo(20, within(6));
        assertThat(pixels[1] & 0xff).isCloseTo(40, within(6));
        assertThat(pixels[2] & 0xff).isCloseTo(200, within(6));
    }

    @Test
    void oddWidthsKeepTheirRowsStraight() throws IOException {
        FilmFormat odd = FilmFormat.of(101, 75, 25).withEncoder("ffv1").withPixelFormat("bgr0");
        BufferedImage halves = new BufferedImage(101, 75, BufferedImage.TYPE_3BYTE_BGR);
        for (int y = 0; y < 75; y++) {
            for (int x = 50; x < 101; x++) {
                halves.setRGB(x, y, 0xffffff);
            }
        }
        Path file = folder.resolve("odd.mkv");
        try (FilmWriter writer = FilmWriter.open(file, odd)) {
            writer.add(halves);
        }
        byte[] pixels = FilmProbe.of(file).frames().get(0);
        for (int y = 0; y < FilmProbe.SIDE; y++) {
            int row = y * FilmProbe.SIDE * 3;
            assertThat(pixels[row + 8 * 3] & 0xff).isLessThan(10);
            assertThat(pixels[row + 24 * 3] & 0xff).isGreaterThan(245);
        }
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
    void aMissingEncoderIsReplacedAndSaidSo() throws IOException {
        FilmWriter.Choice choice = FilmWriter.choose(List.of("no-such-encoder", "mpeg4"));
        assertThat(choice.encoder()).isEqualTo("mpeg4");
        assertThat(choice.warning())
                .contains("this build of FFmpeg has no encoder no-such-encoder; the film is made with mpeg4");
        assertThat(FilmProbe.of(film("a.mp4", SMALL.withEncoder("mpeg4"), 5)).frames())
                .hasSize(5);
    }

    @Test
    void aFilmThatNeverGotAFrameClosesQuietly() throws IOException {
        FilmWriter writer = FilmWriter.open(folder.resolve("a.mp4"), 160, 96, 25);
        writer.close();
        writer.close();
        assertThatThrownBy(() -> writer.add(picture(0))).hasMessageContaining("is closed");
    }

    @Test
    void whatCannotBeWrittenIsRefusedWithTheReason() throws IOException {
        assertThatThrownBy(() -> FilmWriter.open(folder.resolve("a.txt"), SMALL))
                .hasMessageContaining("end it in one of mp4, m4v, mov, mkv, ts, webm, avi, mpg, mpeg");
        assertThatThrownBy(() -> FilmWriter.open(folder.resolve("a.mp4"), SMALL.withEncoder("libx264")))
                .hasMessageContaining("no encoder libx264");
        assertThatThrownBy(() -> FilmWriter.open(folder.resolve("a.mp4"), SMALL.withPixelFormat("purple")))
                .hasMessageContaining("'purple'");
        assertThatThrownBy(() -> FilmWriter.open(folder.resolve("no/such/a.mp4"), SMALL))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot start the film");
        assertThatThrownBy(() -> FilmFormat.of(0, 96, 25)).hasMessageContaining("0x96");
        assertThatThrownBy(() -> FilmFormat.of(160, 96, 0)).hasMessageContaining("0.0 fps");
        try (FilmWriter writer = FilmWriter.open(folder.resolve("a.mp4"), 320, 96, 25)) {
            assertThatThrownBy(() -> writer.add(picture(0))).hasMessageContaining("cannot take a picture of 160x96");
            assertThatThrownBy(() -> writer.addSound(tone(10))).hasMessageContaining("opened without sound");
        }
        assertThat(Files.exists(folder.resolve("no"))).isFalse();
    }

    private Path film(String name, FilmFormat format, int frames) throws IOException {
        Path file = folder.resolve(name);
        try (FilmWriter writer = FilmWriter.open(file, format)) {
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

    private static short[] tone(int samples) {
        short[] tone = new short[samples];
        for (int i = 0; i < samples; i++) {
            tone[i] = (short) (8000 * Math.sin(i * 2 * Math.PI * 440 / 48_000));
        }
        return tone;
    }
}
