package io.dropcast.video.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.*;
import static org.bytedeco.ffmpeg.global.swscale.*;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.ffmpeg.swscale.SwsFilter;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * Scalers from whole frames to small RGB pictures, kept between frames because making one is dear. A scaler belongs to one thread
 * while it is borrowed; the pool itself is safe for several.
 */
final class Scalers implements AutoCloseable {
    private final Deque<Scaler> idle = new ArrayDeque<>();
    private boolean closed;

    /** A scaler for these sizes; {@link #giveBack} it. */
    synchronized Scaler borrow(int fromWidth, int fromHeight, int format, int width, int height) {
        Spec spec = new Spec(fromWidth, fromHeight, format, width, height);
        for (Scaler s : idle) {
            if (s.spec.equals(spec)) {
                idle.remove(s);
                return s;
            }
        }
        return new Scaler(spec);
    }

    synchronized void giveBack(Scaler scaler) {
        if (closed) {
            scaler.close();
            return;
        }
        idle.push(scaler);
    }

    @Override
    public synchronized void close() {
        closed = true;
        idle.forEach(Scaler::close);
        idle.clear();
    }

    private record Spec(int fromWidth, int fromHeight, int format, int width, int height) {
        /**
         * FFmpeg shrinks to planes of YUV quickly and to RGB slowly, and converts quickly what has its size already. Together they take
         * two thirds of the time, and where this is true the bytes are the same.
         */
        boolean inTwoSteps() {
            return format == AV_PIX_FMT_YUV420P
                    && (fromWidth | fromHeight | width | height) % 2 == 0
                    && fromWidth > width
                    && fromHeight > height;
        }
    }

    /** One native scaler with its buffers. */
    static final class Scaler implements AutoCloseable {
        private final Spec spec;
        private final List<Step> steps;

        private Scaler(Spec spec) {
            this.spec = spec;
            this.steps = spec.inTwoSteps() ? List.of(Step.toYuv(spec), Step.toRgb(spec)) : List.of(Step.only(spec));
        }

        /** @param rgb is filled: three bytes a pixel, rows without padding */
        void scale(PointerPointer<BytePointer> in, IntPointer strides, byte[] rgb) {
            Picture last = steps.get(0).run(in, strides, spec.fromHeight);
            for (Step next : steps.subList(1, steps.size())) {
                last = next.run(last.planes, last.strides, spec.height);
            }
            last.pixels.get(0).position(0).get(rgb, 0, rgb.length);
        }

        @Override
        public void close() {
            steps.forEach(Step::close);
        }
    }

    private record Step(SwsContext context, int rows, Picture out) implements AutoCloseable {
        static Step only(Spec spec) {
            SwsContext context = context(spec, spec.fromWidth, spec.fromHeight, spec.format, AV_PIX_FMT_RGB24, 0);
            return new Step(context, spec.height, new Picture(spec.height, 3 * spec.width));
        }

        static Step toYuv(Spec spec) {
            int half = spec.width / 2;
            SwsContext context =
                    context(spec, spec.fromWidth, spec.fromHeight, spec.format, AV_PIX_FMT_YUV422P, SWS_ACCURATE_RND);
            return new Step(context, spec.height, new Picture(spec.height, spec.width, half, half));
        }

        static Step toRgb(Spec spec) {
            SwsContext context =
                    context(spec, spec.width, spec.height, AV_PIX_FMT_YUV422P, AV_PIX_FMT_RGB24, SWS_ACCURATE_RND);
            return new Step(context, spec.height, new Picture(spec.height, 3 * spec.width));
        }

        private static SwsContext context(Spec spec, int width, int height, int format, int into, int rounding) {
            SwsContext made = sws_getContext(
                    width,
                    height,
                    format,
                    spec.width,
                    spec.height,
                    into,
                    // the averaging filter takes half as long, which is 2 % of a whole run, and loses a likeness at
                    // times
                    SWS_BILINEAR | rounding,
                    (SwsFilter) null,
                    (SwsFilter) null,
                    (DoublePointer) null);
            if (made == null) {
                throw new IllegalStateException("FFmpeg has no scaler for " + spec);
            }
            return made;
        }

        Picture run(PointerPointer<BytePointer> in, IntPointer strides, int height) {
            int scaled = sws_scale(context, in, strides, 0, height, out.planes, out.strides);
            if (scaled != rows) {
                throw new IllegalStateException("FFmpeg scaled " + scaled + " of " + rows + " rows");
            }
            return out;
        }

        @Override
        public void close() {
            sws_freeContext(context);
            out.close();
        }
    }

    /** Planes of a small picture, rows without padding. */
    private static final class Picture implements AutoCloseable {
        private final List<BytePointer> pixels;
        private final PointerPointer<BytePointer> planes = new PointerPointer<>(4);
        private final IntPointer strides = new IntPointer(4);

        /** @param rowBytes of each plane */
        Picture(int rows, int... rowBytes) {
            this.pixels = Arrays.stream(rowBytes)
                    .mapToObj(bytes -> new BytePointer((long) bytes * rows))
                    .toList();
            for (int i = 0; i < 4; i++) {
                planes.put(i, i < rowBytes.length ? pixels.get(i) : (BytePointer) null);
                strides.put(i, i < rowBytes.length ? rowBytes[i] : 0);
            }
        }

        @Override
        public void close() {
            pixels.forEach(BytePointer::close);
            planes.close();
            strides.close();
        }
    }
}
