package io.dropcast.video.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.*;
import static org.bytedeco.ffmpeg.global.swscale.*;

import io.dropcast.face.Box;
import io.dropcast.face.Crop;
import io.dropcast.face.GreyPatch;
import io.dropcast.video.Frame;
import io.dropcast.video.FrameSignature;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;

/** A decoded frame: a counted reference to FFmpeg's own buffers, given back on close. */
final class FfFrame implements Frame {
    private final AVFrame frame;
    private final long index;
    private final double ts;
    private final DisplayTransform upright;
    private final Planes planes;
    private final Scalers scalers;

    /** @param frame 8-bit 4:2:0, owned by this object from now on */
    FfFrame(AVFrame frame, long index, double ts, DisplayTransform upright, Scalers scalers) {
        this.frame = frame;
        this.index = index;
        this.ts = ts;
        this.upright = upright;
        this.scalers = scalers;
        int w = frame.width();
        int h = frame.height();
        int halfHeight = (h + 1) / 2;
        this.planes = new Planes(
                plane(frame, 0, h),
                plane(frame, 1, halfHeight),
                plane(frame, 2, halfHeight),
                w,
                h,
                upright,
                colours(frame));
    }

    private static Planes.Plane plane(AVFrame frame, int n, int rows) {
        int stride = frame.linesize(n);
        return new Planes.Plane(frame.data(n).capacity((long) stride * rows).asByteBuffer(), stride);
    }

    private static YuvToRgb colours(AVFrame frame) {
        boolean full = frame.color_range() == AVCOL_RANGE_JPEG || frame.format() == AV_PIX_FMT_YUVJ420P;
        int space = frame.colorspace();
        // videos that do not say: broadcasters' rule, BT.601 up to standard definition and BT.709 above
        boolean bt709 = space == AVCOL_SPC_BT709 || (space == AVCOL_SPC_UNSPECIFIED && frame.height() > 576);
        return YuvToRgb.of(bt709, full);
    }

    @Override
    public long index() {
        return index;
    }

    @Override
    public double ts() {
        return ts;
    }

    @Override
    public int width() {
        return upright.shownWidth();
    }

    @Override
    public int height() {
        return upright.shownHeight();
    }

    @Override
    public Crop crop(Box region, int width, int height) {
        if (upright.quarterTurns() == 0 && region.equals(new Box(0, 0, width(), height()))) {
            return whole(region, width, height);
        }
        return planes.rgb(region, width, height);
    }

    /** The whole frame goes through FFmpeg's own scaler, which is several times faster than reading pixel by pixel. */
    private Crop whole(Box region, int width, int height) {
        byte[] rgb = new byte[3 * width * height];
        Scalers.Scaler scaler = scalers.borrow(frame.width(), frame.height(), frame.format(), width, height);
        try (PointerPointer<BytePointer> in = new PointerPointer<>(4);
                IntPointer strides = new IntPointer(4)) {
            for (int i = 0; i < 4; i++) {
                in.put(i, frame.data(i));
                strides.put(i, frame.linesize(i));
            }
            scaler.scale(in, strides, rgb);
        } finally {
            scalers.giveBack(scaler);
        }
        return new Crop(width, height, region, rgb);
    }

    @Override
    public GreyPatch grey(Box region, int size) {
        return planes.grey(region, size);
    }

    @Override
    public FrameSignature glance() {
        return planes.glance();
    }

    @Override
    public Frame share() {
        AVFrame copy = av_frame_clone(frame);
        if (copy == null) {
            throw new OutOfMemoryError("no memory for another reference to a frame");
        }
        return new FfFrame(copy, index, ts, upright, scalers);
    }

    @Override
    public void close() {
        av_frame_free(frame);
    }
}
