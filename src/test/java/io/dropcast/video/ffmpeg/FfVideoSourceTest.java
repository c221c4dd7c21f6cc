package io.dropcast.video.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dropcast.demo.FilmFormat;
import io.dropcast.demo.TestFilm;
import io.dropcast.face.Box;
import io.dropcast.face.Crop;
import io.dropcast.video.Frame;
import io.dropcast.video.UnusableVideo;
import io.dropcast.video.Video;
import io.dropcast.video.VideoFacts;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FfVideoSourceTest {
    private static final int WIDTH = 160;
    private static final int HEIGHT = 96;
    private static final FilmFormat SMALL = FilmFormat.of(WIDTH, HEIGHT, 25);
    private static final Box CORNER = new Box(4, 4, 24, 24);

    private final FfVideoSource source = new FfVideoSource(1);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"a.mp4", "a.MOV", "a.m4v", "a.mkv", "a.webm", "a.avi", "a.ts", "a.mpg"})
    void everyKindOfFileGivesItsFramesAndTheirTimes(String name) throws IOException {
        Reading film = read(film(name, SMALL, 10));
        assertThat(film.indices).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
        for (int i = 0; i < 10; i++) {
            // Matroska counts milliseconds
            assertThat(film.times.get(i)).isCloseTo(i / 25.0, within(0.002));
        }
        assertThat(film.facts.width()).isEqualTo(WIDTH);
        assertThat(film.facts.height()).isEqualTo(HEIGHT);
        assertThat(film.facts.fps()).isCloseTo(25, within(0.01));
        assertThat(film.facts.frames()).isEqualTo(10);
        assertThat(film.facts.seconds()).isCloseTo(0.4, within(0.002));
    }

    @ParameterizedTest
    @CsvSource({"29.97, 30", "12, 12", "60, 60", "23.976, 24"})
    void timeStampsFollowTheFrameRate(double fps, int frames) throws IOException {
        Reading film = read(film("a.mp4", FilmFormat.of(WIDTH, HEIGHT, fps), frames));
        assertThat(film.facts.fps()).isCloseTo(fps, within(0.01));
        assertThat(film.times).hasSize(frames);
        assertThat(film.times.get(frames - 1)).isCloseTo((frames - 1) / fps, within(0.005));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.mp4", "a.mkv", "a.webm", "a.avi", "a.ts"})
    void aFilmMayHaveOneFrame(String name) throws IOException {
        Reading film = read(film(name, SMALL, 1));
        assertThat(film.times).hasSize(1);
        assertThat(film.facts.frames()).isEqualTo(1);
    }

    @Test
    void theNumberOfDecoderThreadsChangesNothing() throws IOException {
        Path file = film("a.mp4", SMALL, 12);
        Reading one = read(file);
        try (Video video = new FfVideoSource(4).open(file)) {
            assertThat(drain(video)).isEqualTo(one);
        }
    }

    @Test
    void theEndComesAgainWhenAskedAgain() throws IOException {
        try (Video video = source.open(film("a.mp4", SMALL, 3))) {
            drain(video);
            assertThat(video.next()).isEmpty();
            assertThat(video.next()).isEmpty();
        }
    }

    /** Where the red quarter, stored top left, is shown. */
    @ParameterizedTest
    @CsvSource({
        "a.mp4, 90, 96, 160, 1, 0",
        "a.mov, 270, 96, 160, 0, 1",
        "a.mkv, 180, 160, 96, 1, 1",
        "a.mp4, 0, 160, 96, 0, 0"
    })
    void aTurnedFilmComesUpright(String name, int clockwise, int width, int height, int column, int row)
            throws IOException {
        Path file = film(name, SMALL.withRotation(clockwise), 2);
        try (Video video = source.open(file);
                Frame frame = video.next().orElseThrow()) {
            assertThat(video.facts().width()).isEqualTo(width);
            assertThat(video.facts().height()).isEqualTo(height);
            assertThat(frame.width()).isEqualTo(width);
            assertThat(frame.height()).isEqualTo(height);
            // both ways: the whole frame through FFmpeg's scaler, a part of it straight from the planes
            Crop whole = frame.crop(new Box(0, 0, width, height), 8, 8);
            for (int quarter = 0; quarter < 4; quarter++) {
                boolean red = quarter == 2 * row + column;
                Box part =
                        Box.around(width * (0.25 + 0.5 * (quarter % 2)), height * (quarter < 2 ? 0.25 : 0.75), 20, 20);
                assertThat(isRed(frame.crop(part, 1, 1), 0))
                        .as("part %d", quarter)
                        .isEqualTo(red);
                int middle = (quarter < 2 ? 2 : 5) * 8 + (quarter % 2 == 0 ? 2 : 5);
                assertThat(isRed(whole, middle)).as("quarter %d", quarter).isEqualTo(red);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a.mkv, ffv1, yuv420p10le, 96",
        "a.mkv, ffv1, yuv422p, 96",
        "a.mkv, ffv1, yuv444p, 96",
        "a.mkv, ffv1, bgr0, 96",
        "a.mkv, ffv1, bgr0, 640",
        "a.avi, mjpeg, yuvj422p, 96",
        "a.avi, mjpeg, yuvj420p, 96",
        "a.webm, libvpx-vp9, yuv444p, 96",
        "a.mov, png, rgb24, 96",
        "a.mov, png, rgb24, 640"
    })
    void otherPixelFormatsKeepTheirColours(String name, String encoder, String pixels, int height) throws IOException {
        FilmFormat format =
                FilmFormat.of(WIDTH, height, 25).withEncoder(encoder).withPixelFormat(pixels);
        Path file = film(name, format, 2);
        try (Video video = source.open(file);
                Frame frame = video.next().orElseThrow()) {
            int[] part = rgb(frame.crop(CORNER, 1, 1), 0);
            int[] whole = rgb(frame.crop(new Box(0, 0, WIDTH, height), 16, 16), 0);
            assertThat(part[0]).isCloseTo(200, within(6));
            assertThat(part[1]).isCloseTo(40, within(6));
            assertThat(part[2]).isCloseTo(20, within(6));
            assertThat(whole[0]).isCloseTo(200, within(6));
            assertThat(whole[1]).isCloseTo(40, within(6));
            assertThat(whole[2]).isCloseTo(20, within(6));
            assertThat(frame.grey(CORNER, 3).std()).isCloseTo(0, within(2.0));
        }
    }

    @Test
    void aFrameOutlivesTheOtherHandlesOnItAndTheVideo() throws IOException {
        Path file = film("a.mp4", SMALL, 2);
        Frame second;
        int[] before;
        try (Video video = source.open(file);
                Frame first = video.next().orElseThrow()) {
            second = first.share();
            before = rgb(first.crop(CORNER, 1, 1), 0);
        }
        try (second) {
            assertThat(rgb(second.crop(CORNER, 1, 1), 0)).isEqualTo(before);
            assertThat(rgb(second.crop(new Box(0, 0, WIDTH, HEIGHT), 16, 16), 0)[0])
                    .isCloseTo(before[0], within(6));
            assertThat(second.index()).isZero();
        }
    }

    @Test
    void soundThatGoesOnLongerThanThePictureIsNoDamage() throws IOException {
        Path file = folder.resolve("a.mp4");
        try (TestFilm writer = TestFilm.open(file, SMALL.withSound())) {
            for (int i = 0; i < 10; i++) {
                writer.add(picture(HEIGHT, i));
            }
            writer.addSound(new short[5 * 48_000]);
        }
        assertThat(read(file).times).hasSize(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.mp4", "a.mkv", "a.webm", "a.avi", "a.ts"})
    void soundOnlyIsNoVideo(String name) throws IOException {
        Path file = folder.resolve(name);
        try (TestFilm writer = TestFilm.open(file, FilmFormat.soundOnly())) {
            writer.addSound(new short[48_000]);
        }
        assertRefused(file, "no video stream");
    }

    @Test
    void aTextIsNoVideo() throws IOException {
        assertRefused(
                Files.writeString(folder.resolve("notes.mp4"), "shopping: milk, bread\n"), "no video can be read");
    }

    @Test
    void noiseIsNoVideo() throws IOException {
        byte[] noise = new byte[100_000];
        new Random(1).nextBytes(noise);
        Path file = Files.write(folder.resolve("noise.mp4"), noise);
        assertThatThrownBy(() -> read(file)).isInstanceOf(UnusableVideo.class);
    }

    @Test
    void anEmptyFileIsSaidToBeEmpty() throws IOException {
        assertRefused(Files.createFile(folder.resolve("empty.mkv")), "empty (0 bytes)");
    }

    @Test
    void aFileThatIsNotThereCannotBeRead() {
        assertRefused(folder.resolve("none.mp4"), "cannot be read");
    }

    @Test
    void aFolderIsNoVideo() throws IOException {
        assertRefused(Files.createDirectory(folder.resolve("folder.mp4")), "no video can be read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.mp4", "a.mov", "a.mkv", "a.webm", "a.avi"})
    void aFileThatWasCutInHalfIsSaidToBeCutOff(String name) throws IOException {
        Path file = half(film(name, SMALL, 100));
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(UnusableVideo.class)
                .hasMessageContaining("cut off")
                .hasMessageContaining("copy it again");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.ts", "a.mpg"})
    void aStreamThatWasCutInHalfIsReadAsFarAsItGoes(String name) throws IOException {
        // broadcast streams do not say how long they should be
        Reading film = read(half(film(name, SMALL, 100)));
        assertThat(film.times).hasSizeBetween(20, 80);
        assertThat(film.facts.frames()).isEqualTo(film.times.size());
    }

    @Test
    void anMp4WithoutItsTableOfContentsIsSaidToBeCutOff() throws IOException {
        Path file = film("a.mp4", SMALL, 10);
        byte[] bytes = Files.readAllBytes(file);
        int table = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("moov");
        int length = ByteBuffer.wrap(bytes).getInt(table - 4) - 8;
        System.arraycopy("free".getBytes(StandardCharsets.ISO_8859_1), 0, bytes, table, 4);
        Arrays.fill(bytes, table + 4, table + 4 + length, (byte) 0);
        Files.write(file, bytes);
        assertRefused(file, "cut off");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:10\n#EXTINF:10.0,\nOTHER\n#EXT-X-ENDLIST\n",
                "ffconcat version 1.0\nfile 'OTHER'\n",
                "ffconcat version 1.0\nfile OTHER\n",
                "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 5004 RTP/AVP 96\na=rtpmap:96 H264/90000\n",
                "<?xml version=\"1.0\"?><MPD><BaseURL>OTHER</BaseURL></MPD>"
            })
    void aPlayListIsRefusedAndTheOtherFileIsNotPlayed(String list) throws IOException {
        Path other = film("other.ts", SMALL, 10);
        for (String ending : List.of("mp4", "ts", "mkv", "m3u8")) {
            Path file = Files.writeString(
                    folder.resolve("list." + ending),
                    list.replace("OTHER", other.getFileName().toString()));
            assertRefused(file, "no video can be read");
        }
    }

    @Test
    void aPlayListReachesNoNetwork() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String url = "http://127.0.0.1:" + server.getLocalPort() + "/a.ts";
            Path list = Files.writeString(
                    folder.resolve("list.mp4"),
                    "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10.0,\n" + url + "\n#EXT-X-ENDLIST\n");
            assertRefused(list, "no video can be read");
            // whoever had called would wait in the queue by now
            server.setSoTimeout(1);
            assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "such names cannot be given there")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "two words.mp4",
                "it's a \"quote\".mp4",
                "Crème Brûlée – 日本 – Шоу.mp4",
                "\uD83C\uDFAC.mp4",
                "concat:a|b.mp4",
                "file:x.mp4",
                "http:x.mp4",
                "100% real %03d %s.mp4",
                "line\nbreak.mp4",
                "-i.mp4",
                "what?&#hash.mp4",
                "back\\slash.mp4",
                "[a]{b}*.mp4",
                " .mp4"
            })
    void anyNameWillDo(String name) throws IOException {
        Path file = Files.move(film("plain.mp4", SMALL, 3), folder.resolve(name));
        assertThat(read(file).times).hasSize(3);
    }

    private void assertRefused(Path file, String why) {
        assertThatThrownBy(() -> source.open(file).close())
                .isInstanceOf(UnusableVideo.class)
                .hasMessageContaining(why);
    }

    private Reading read(Path file) {
        try (Video video = source.open(file)) {
            return drain(video);
        }
    }

    private static Reading drain(Video video) {
        List<Long> indices = new ArrayList<>();
        List<Double> times = new ArrayList<>();
        for (Optional<Frame> next = video.next(); next.isPresent(); next = video.next()) {
            try (Frame frame = next.get()) {
                indices.add(frame.index());
                times.add(frame.ts());
            }
        }
        return new Reading(indices, times, video.facts());
    }

    private record Reading(List<Long> indices, List<Double> times, VideoFacts facts) {}

    private Path film(String name, FilmFormat format, int frames) throws IOException {
        Path file = folder.resolve(name);
        try (TestFilm writer = TestFilm.open(file, format)) {
            for (int i = 0; i < frames; i++) {
                writer.add(picture(format.height(), i));
            }
        }
        return file;
    }

    private static Path half(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        return Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    }

    /** Red at the top left, blue elsewhere, and at the bottom noise that keeps all frames about equally large. */
    private static BufferedImage picture(int height, int number) {
        BufferedImage picture = new BufferedImage(WIDTH, height, BufferedImage.TYPE_3BYTE_BGR);
        var pen = picture.createGraphics();
        pen.setColor(new Color(20, 40, 120));
        pen.fillRect(0, 0, WIDTH, height);
        pen.setColor(new Color(200, 40, 20));
        pen.fillRect(0, 0, WIDTH / 2, height / 2);
        pen.dispose();
        Random noise = new Random(number);
        for (int y = height - 12; y < height; y++) {
            for (int x = 0; x < WIDTH; x++) {
                picture.setRGB(x, y, noise.nextInt(0x1000000));
            }
        }
        return picture;
    }

    private static boolean isRed(Crop crop, int pixel) {
        int[] rgb = rgb(crop, pixel);
        return rgb[0] > rgb[2];
    }

    private static int[] rgb(Crop crop, int pixel) {
        byte[] all = crop.rgb();
        return new int[] {all[3 * pixel] & 0xff, all[3 * pixel + 1] & 0xff, all[3 * pixel + 2] & 0xff};
    }
}
