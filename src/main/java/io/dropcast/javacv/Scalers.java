package io.dropcast.javacv;

import static org.bytedeco.ffmpeg.global.avutil.*;
import static org.bytedeco.ffmpeg.global.swscale.*;

import java.util.ArrayDeque;
import java.util.Deque;
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

    private record Spec(int fromWidth, int fromHeight, int format, int width, int height) {}

    /** One native scaler with its output buffer. */
    static final class Scaler implements AutoCloseable {
        private final Spec spec;
        private final SwsContext context;
        private final BytePointer pixels;
        private final PointerPointer<BytePointer> out = new PointerPointer<>(4);
        private final IntPointer outStrides = new IntPointer(4);

        private Scaler(Spec spec) {
            this.spec = spec;
            SwsContext made = sws_getContext(
                    spec.fromWidth,
                    spec.fromHeight,
                    spec.format,
                    spec.width,
                    spec.height,
                    AV_PIX_FMT_RGB24,
                    // the averaging filter takes half as long, which is 2 % of a whole run, and loses a likeness at
                    // times
                    SWS_BILINEAR,
                    (SwsFilter) null,
                    (SwsFilter) null,
                    (DoublePointer) null);
            if (made == null) {
                throw new IllegalStateException("FFmpeg has no scaler for " + spec);
            }
            this.context = made;
            int stride = spec.width * 3;
            this.pixels = new BytePointer((long) stride * spec.height);
            out.put(0, pixels)
                    .put(1, (BytePointer) null)
                    .put(2, (BytePointer) null)
                    .put(3, (BytePointer) null);
            outStrides.put(0, stride).put(1, 0).put(2, 0).put(3, 0);
        }

        /** @param rgb is filled: three bytes a pixel, rows without padding */
        void scale(PointerPointer<BytePointer> in, IntPointer strides, byte[] rgb) {
            int rows = sws_scale(context, in, strides, 0, spec.fromHeight, out, outStrides);
            if (rows != spec.height) {
                throw new IllegalStateException("FFmpeg scaled " + rows + " of " + spec.height + " rows");
            }
            pixels.position(0).get(rgb, 0, rgb.length);
        }

        @Override
        public void close() {
            sws_freeContext(context);
            pixels.close();
            out.close();
            outStrides.close();
        }
    }
}
