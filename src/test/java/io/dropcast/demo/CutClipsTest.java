package io.dropcast.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropcast.video.ShotFrame;
import io.dropcast.video.ShotReader;
import io.dropcast.video.Video;
import io.dropcast.video.ffmpeg.FfVideoSource;
import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cuts in films that were encoded and decoded again. */
final class CutClipsTest {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 180;
    private static final int FPS = 25;

    @TempDir
    private Path folder;

    /** What a frame shows: how much of the second scene, and how much of one colour over both. */
    private record Mix(double second, double plain, Color colour) {
        static Mix of(double second) {
            return new Mix(second, 0, Color.BLACK);
        }
    }

    private interface Script {
        Mix at(int frame);
    }

    @Test
    void aHardCutIsFoundToTheFrame() throws IOException {
        assertThat(cuts(80, f -> Mix.of(f < 40 ? 0 : 1))).containsExactly(40L);
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 10, 14, 20})
    void aDissolveIsOneCutWithinIt(int frames) throws IOException {
        List<Long> cuts = cuts(80 + frames, f -> Mix.of(Math.max(0, Math.min(1, (f - 39) / (frames + 1.0)))));
        assertThat(cuts).hasSize(1).allMatch(cut -> cut >= 40 && cut <= 40 + frames);
    }

    @Test
    void aFadeThroughBlackIsOneCutWhereItIsBlack() throws IOException {
        Script fade =
                f -> new Mix(f < 55 ? 0 : 1, Math.max(0, Math.min(1, 1.5 - Math.abs(f - 55) / 10.0)), Color.BLACK);
        assertThat(cuts(110, fade)).hasSize(1).allMatch(cut -> cut >= 48 && cut <= 56);
    }

    @Test
    void aCameraFlashIsNoCut() throws IOException {
        assertThat(cuts(80, f -> new Mix(0, f == 40 || f == 41 ? 0.8 : 0, Color.WHITE)))
                .isEmpty();
    }

    @Test
    void aFilmWithoutACutHasNone() throws IOException {
        assertThat(cuts(80, f -> Mix.of(0))).isEmpty();
    }

    private List<Long> cuts(int frames, Script script) throws IOException {
        Path file = folder.resolve("clip.mp4");
        try (FilmWriter writer = FilmWriter.open(file, WIDTH, HEIGHT, FPS)) {
            for (int f = 0; f < frames; f++) {
                writer.add(picture(f, script.at(f)));
            }
        }
        try (Video video = new FfVideoSource(1).open(file);
                ShotReader shots = new ShotReader(video)) {
            for (Optional<ShotFrame> next = shots.next(); next.isPresent(); next = shots.next()) {
                next.get().frame().close();
            }
            return shots.cuts();
        }
    }

    private static BufferedImage picture(int frame, Mix mix) {
        BufferedImage out = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D pen = out.createGraphics();
        try {
            pen.drawImage(scene(1, frame), 0, 0, null);
            pen.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, (float) mix.second()));
            pen.drawImage(scene(2, frame), 0, 0, null);
            pen.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, (float) mix.plain()));
            pen.setColor(mix.colour());
            pen.fillRect(0, 0, WIDTH, HEIGHT);
        } finally {
            pen.dispose();
        }
        return out;
    }

    /** Coloured shapes, one of which moves. */
    private static BufferedImage scene(long seed, int frame) {
        Random random = new Random(seed);
        BufferedImage out = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D pen = out.createGraphics();
        try {
            pen.setColor(new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256)));
            pen.fillRect(0, 0, WIDTH, HEIGHT);
            for (int shape = 0; shape < 25; shape++) {
                pen.setColor(new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256)));
                int sway = shape == 24 ? (int) (15 * Math.sin(frame / 8.0)) : 0;
                pen.fillOval(
                        random.nextInt(WIDTH) - 40 + sway,
                        random.nextInt(HEIGHT) - 30,
                        30 + random.nextInt(70),
                        20 + random.nextInt(60));
            }
        } finally {
            pen.dispose();
        }
        return out;
    }
}
