package io.dropcast.video.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.ffmpeg.global.avutil.*;
import static org.bytedeco.ffmpeg.global.swscale.*;

import java.util.Random;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.ffmpeg.swscale.SwsFilter;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScalersTest {

    @ParameterizedTest
    @CsvSource({
        "1920, 1080, 320, 180, 1",
        "1280, 720, 320, 180, 2",
        "720, 576, 300, 240, 3",
        "719, 405, 319, 179, 4",
        "320, 240, 320, 240, 5",
        "160, 90, 320, 180, 6",
        "1080, 1920, 135, 240, 7",
        "3840, 2160, 320, 180, 8",
        "1440, 1080, 320, 240, 9",
        "640, 360, 320, 180, 10",
        "1918, 1078, 320, 180, 11",
        "1366, 768, 320, 180, 12",
        "1920, 816, 320, 136, 13",
        "854, 480, 320, 180, 14",
        "322, 242, 320, 240, 15",
        "1078, 1918, 134, 238, 16",
        "1920, 1080, 318, 178, 17"
    })
    void twoStepsGiveTheBytesOfOne(int fromWidth, int fromHeight, int width, int height, long seed) {
        for (int format : new int[] {AV_PIX_FMT_YUV420P, AV_PIX_FMT_YUVJ420P}) {
            byte[] rgb = new byte[3 * width * height];
            try (Noise noise = new Noise(fromWidth, fromHeight, new Random(seed));
                    Scalers scalers = new Scalers()) {
                Scalers.Scaler scaler = scalers.borrow(fromWidth, fromHeight, format, width, height);
                scaler.scale(noise.planes, noise.strides, rgb);
                scalers.giveBack(scaler);

                assertThat(rgb).isEqualTo(inOne(noise, fromWidth, fromHeight, format, width, height));
            }
        }
    }

    private static byte[] inOne(Noise noise, int fromWidth, int fromHeight, int format, int width, int height) {
        SwsContext context = sws_getContext(
                fromWidth,
                fromHeight,
                format,
                width,
                height,
                AV_PIX_FMT_RGB24,
                SWS_BILINEAR,
                (SwsFilter) null,
                (SwsFilter) null,
                (DoublePointer) null);
        byte[] rgb = new byte[3 * width * height];
        try (BytePointer pixels = new BytePointer(rgb.length);
                PointerPointer<BytePointer> out = new PointerPointer<>(4);
                IntPointer strides = new IntPointer(3 * width, 0, 0, 0)) {
            out.put(0, pixels)
                    .put(1, (BytePointer) null)
                    .put(2, (BytePointer) null)
                    .put(3, (BytePointer) null);
            sws_scale(context, noise.planes, noise.strides, 0, fromHeight, out, strides);
            pixels.get(rgb);
        } finally {
            sws_freeContext(context);
        }
        return rgb;
    }

    /** A picture in 4:2:0 of which every pixel is something else. */
    private static final class Noise implements AutoCloseable {
        private final BytePointer[] pixels = new BytePointer[3];
        private final PointerPointer<BytePointer> planes = new PointerPointer<>(4);
        private final IntPointer strides;

        Noise(int width, int height, Random random) {
            int half = (width + 1) / 2;
            this.strides = new IntPointer(width, half, half, 0);
            for (int i = 0; i < 3; i++) {
                byte[] bytes = new byte[i == 0 ? width * height : half * ((height + 1) / 2)];
                random.nextBytes(bytes);
                pixels[i] = new BytePointer(bytes);
                planes.put(i, pixels[i]);
            }
            planes.put(3, (BytePointer) null);
        }

        @Override
        public void close() {
            for (BytePointer plane : pixels) {
                plane.close();
            }
            planes.close();
            strides.close();
        }
    }
}
