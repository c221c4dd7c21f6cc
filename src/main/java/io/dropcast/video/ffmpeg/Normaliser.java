package io.dropcast.video.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.*;
import static org.bytedeco.ffmpeg.global.swscale.*;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.ffmpeg.swscale.SwsFilter;
import org.bytedeco.javacpp.DoublePointer;
import org.jspecify.annotations.Nullable;

/**
 * Makes every frame 8-bit 4:2:0 of the first frame's size. Most videos are that already and only a reference is taken; 10-bit,
 * 4:2:2, RGB, and streams that change their size on the way are converted. For one thread.
 */
final class Normaliser implements AutoCloseable {
    private @Nullable SwsContext context;

    /** @return a frame that the caller owns */
    AVFrame normalise(AVFrame frame, int width, int height) {
        if (usable(frame, width, height)) {
            AVFrame reference = av_frame_clone(frame);
            if (reference == null) {
                throw new OutOfMemoryError("no memory for a frame");
            }
            return reference;
        }
        return convert(frame, width, height);
    }

    private static boolean usable(AVFrame f, int width, int height) {
        boolean planar420 = f.format() == AV_PIX_FMT_YUV420P || f.format() == AV_PIX_FMT_YUVJ420P;
        return planar420 && f.width() == width && f.height() == height && f.linesize(0) > 0;
    }

    private AVFrame convert(AVFrame frame, int width, int height) {
        SwsContext cached = sws_getCachedContext(
                context,
                frame.width(),
                frame.height(),
                frame.format(),
                width,
                height,
                AV_PIX_FMT_YUV420P,
                SWS_BILINEAR,
                (SwsFilter) null,
                (SwsFilter) null,
                (DoublePointer) null);
        if (cached == null) {
            throw new io.dropcast.video.UnusableVideo(
                    "pixels of format " + frame.format() + " cannot be converted: convert the file to H.264");
        }
        context = cached;
        AVFrame out = av_frame_alloc();
        out.format(AV_PIX_FMT_YUV420P);
        out.width(width);
        out.height(height);
        int code = av_frame_get_buffer(out, 0);
        if (code >= 0) {
            code = sws_scale(cached, frame.data(), frame.linesize(), 0, frame.height(), out.data(), out.linesize());
        }
        if (code < 0) {
            av_frame_free(out);
            throw new IllegalStateException("converting a frame failed: " + FfError.text(code));
        }
        describe(frame, out);
        return out;
    }

    /** The scaler keeps the range of all but the old full-range formats, and makes BT.601 of red, green and blue. */
    private static void describe(AVFrame from, AVFrame to) {
        int format = from.format();
        boolean rgb = (av_pix_fmt_desc_get(format).flags() & AV_PIX_FMT_FLAG_RGB) != 0;
        boolean narrowed = format == AV_PIX_FMT_YUVJ420P
                || format == AV_PIX_FMT_YUVJ422P
                || format == AV_PIX_FMT_YUVJ444P
                || format == AV_PIX_FMT_YUVJ440P
                || format == AV_PIX_FMT_YUVJ411P;
        to.colorspace(rgb ? AVCOL_SPC_SMPTE170M : from.colorspace());
        to.color_range(rgb || narrowed ? AVCOL_RANGE_MPEG : from.color_range());
    }

    @Override
    public void close() {
        if (context != null) {
            sws_freeContext(context);
            context = null;
        }
    }
}
