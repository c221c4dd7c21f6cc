package io.dropcast.video.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.bytedeco.ffmpeg.global.avutil.*;

import io.dropcast.face.Box;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.ShortPointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NormaliserTest {
    private static final int WIDTH = 64;
    private static final int HEIGHT = 32;

    /** Ten-bit luma and the grey that it means. */
    @ParameterizedTest
    @CsvSource({
        "true, 40, 10",
        "true, 512, 128",
        "true, 1000, 250",
        "false, 64, 0",
        "false, 502, 127",
        "false, 940, 255"
    })
    void tenBitsKeepTheirRange(boolean full, int luma, float grey) {
        AVFrame deep = frame(AV_PIX_FMT_YUV420P10LE);
        try (Normaliser normaliser = new Normaliser()) {
            fill(deep, 0, HEIGHT, luma);
            fill(deep, 1, HEIGHT / 2, 512);
            fill(deep, 2, HEIGHT / 2, 512);
            deep.color_range(full ? AVCOL_RANGE_JPEG : AVCOL_RANGE_MPEG);
            assertThat(grey(normaliser.normalise(deep, WIDTH, HEIGHT))).isCloseTo(grey, within(1.5f));
        } finally {
            av_frame_free(deep);
        }
    }

    @Test
    void aFrameThatIsFineAlreadyIsOnlyReferredTo() {
        AVFrame plain = frame(AV_PIX_FMT_YUV420P);
        try (Normaliser normaliser = new Normaliser()) {
            AVFrame same = normaliser.normalise(plain, WIDTH, HEIGHT);
            assertThat(same.data(0).address()).isEqualTo(plain.data(0).address());
            av_frame_free(same);
        } finally {
            av_frame_free(plain);
        }
    }

    @Test
    void aFrameOfAnotherSizeIsBroughtToTheFirstOnes() {
        AVFrame plain = frame(AV_PIX_FMT_YUV420P);
        try (Normaliser normaliser = new Normaliser()) {
            AVFrame larger = normaliser.normalise(plain, 2 * WIDTH, 2 * HEIGHT);
            assertThat(larger.width()).isEqualTo(2 * WIDTH);
            assertThat(larger.height()).isEqualTo(2 * HEIGHT);
            av_frame_free(larger);
        } finally {
            av_frame_free(plain);
        }
    }

    private static float grey(AVFrame owned) {
        try (Scalers scalers = new Scalers();
                FfFrame frame = new FfFrame(owned, 0, 0, DisplayTransform.of(WIDTH, HEIGHT, 1, 0), scalers)) {
            return frame.grey(new Box(8, 8, 24, 24), 3).values()[4];
        }
    }

    private static AVFrame frame(int format) {
        AVFrame frame = av_frame_alloc();
        frame.format(format);
        frame.width(WIDTH);
        frame.height(HEIGHT);
        assertThat(av_frame_get_buffer(frame, 0)).isZero();
        return frame;
    }

    private static void fill(AVFrame frame, int plane, int rows, int value) {
        long count = (long) frame.linesize(plane) * rows / 2;
        ShortPointer pixels = new ShortPointer(frame.data(plane));
        for (long i = 0; i < count; i++) {
            pixels.put(i, (short) value);
        }
    }
}
