package io.dropcast.video.ffmpeg;

import io.dropcast.face.Box;
import io.dropcast.face.Crop;
import io.dropcast.face.GreyPatch;
import io.dropcast.video.FrameSignature;
import java.nio.ByteBuffer;

/**
 * Three planes of 8-bit YUV with half-sized colour (4:2:0), read as the picture that is shown: turned upright and with square pixels.
 * Regions are resampled straight from the planes, so only the pixels that are asked for are ever converted to RGB. Rows are copied out
 * in bulk first: reading native memory byte by byte takes ten times as long. Reads only; safe for several threads while the memory
 * behind the buffers lives.
 */
final class Planes {
    private final Plane luma;
    private final Plane u;
    private final Plane v;
    private final int width;
    private final int height;
    private final DisplayTransform upright;
    private final YuvToRgb colours;

    /** One plane: its memory and the bytes from one row to the next. */
    record Plane(ByteBuffer bytes, int stride) {
        /** Copies a window out; rows without padding. */
        byte[] window(int left, int top, int columns, int rows) {
            byte[] out = new byte[columns * rows];
            for (int r = 0; r < rows; r++) {
                copy(left, top + r, columns, out, r * columns);
            }
            return out;
        }

        /** Copies a part of one row. */
        void copy(int left, int row, int columns, byte[] out, int at) {
            bytes.get(row * stride + left, out, at, columns);
        }
    }

    /**
     * @param width stored pixels
     * @param height stored pixels
     */
    Planes(Plane luma, Plane u, Plane v, int width, int height, DisplayTransform upright, YuvToRgb colours) {
        this.luma = luma;
        this.u = u;
        this.v = v;
        this.width = width;
        this.height = height;
        this.upright = upright;
        this.colours = colours;
    }

    /** See {@link io.dropcast.video.Frame#grey}. */
    GreyPatch grey(Box region, int size) {
        Box stored = upright.stored(region);
        float[] values = PlaneSamples.of(
                luma,
                new ResampleWeights(stored.x1(), stored.width(), size, width),
                new ResampleWeights(stored.y1(), stored.height(), size, height));
        float[] turned = new float[size * size];
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                turned[y * size + x] = colours.grey(values[upright.storedIndex(x, y, size, size)]);
            }
        }
        return new GreyPatch(size, turned);
    }

    /** See {@link io.dropcast.video.Frame#crop}. */
    Crop rgb(Box region, int outWidth, int outHeight) {
        Box from = upright.stored(region);
        boolean lying = upright.lying();
        int w = lying ? outHeight : outWidth;
        int h = lying ? outWidth : outHeight;
        ResampleWeights across = new ResampleWeights(from.x1(), from.width(), w, width);
        ResampleWeights down = new ResampleWeights(from.y1(), from.height(), h, height);
        int halfWidth = (width + 1) / 2;
        int halfHeight = (height + 1) / 2;
        ResampleWeights acrossHalf = new ResampleWeights(from.x1() / 2, from.width() / 2, w, halfWidth);
        ResampleWeights downHalf = new ResampleWeights(from.y1() / 2, from.height() / 2, h, halfHeight);
        float[] ys = PlaneSamples.of(luma, across, down);
        float[] us = PlaneSamples.of(u, acrossHalf, downHalf);
        float[] vs = PlaneSamples.of(v, acrossHalf, downHalf);
        float[] insideX = shareInside(across);
        float[] insideY = shareInside(down);
        byte[] stored = new byte[3 * w * h];
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                int i = y * w + x;
                // what lies outside counts as black, so that an edge fades instead of jumping
                colours.convert(ys[i], us[i], vs[i], insideX[x] * insideY[y], stored, 3 * i);
            }
        }
        return new Crop(outWidth, outHeight, region, turned(stored, outWidth, outHeight));
    }

    private byte[] turned(byte[] stored, int outWidth, int outHeight) {
        if (upright.quarterTurns() == 0) {
            return stored;
        }
        byte[] rgb = new byte[stored.length];
        for (int y = 0; y < outHeight; y++) {
            for (int x = 0; x < outWidth; x++) {
                int from = 3 * upright.storedIndex(x, y, outWidth, outHeight);
                System.arraycopy(stored, from, rgb, 3 * (y * outWidth + x), 3);
            }
        }
        return rgb;
    }

    private static float[] shareInside(ResampleWeights taps) {
        float[] share = new float[taps.cells];
        for (int i = 0; i < taps.inside.length; i++) {
            if (taps.inside[i]) {
                share[i / taps.perCell] += 1f / taps.perCell;
            }
        }
        return share;
    }

    /** Four by four luma and two by two colour samples a cell, in stored order: cuts look the same lying on their side. */
    FrameSignature glance() {
        int[] yuv = new int[3 * FrameSignature.CELLS];
        mean(luma, width, height, 4, yuv, 0);
        mean(u, (width + 1) / 2, (height + 1) / 2, 2, yuv, FrameSignature.CELLS);
        mean(v, (width + 1) / 2, (height + 1) / 2, 2, yuv, 2 * FrameSignature.CELLS);
        return new FrameSignature(yuv);
    }

    /** Reads {@code n} rows of each row of cells, and {@code n} bytes of each cell in them. */
    private static void mean(Plane plane, int width, int height, int n, int[] out, int offset) {
        byte[] line = new byte[width];
        int[] columns = columns(width, n);
        int samples = n * n;
        for (int row = 0; row < FrameSignature.HEIGHT; row++) {
            int first = offset + row * FrameSignature.WIDTH;
            for (int b = 0; b < n; b++) {
                int py = (row * n + b) * height / (FrameSignature.HEIGHT * n);
                plane.bytes().get(py * plane.stride(), line, 0, width);
                add(line, columns, n, out, first);
            }
            for (int c = first; c < first + FrameSignature.WIDTH; c++) {
                out[c] = (out[c] + samples / 2) / samples;
            }
        }
    }

    /** Where the bytes of the cells are in a row; divided once a plane and not for each byte. */
    private static int[] columns(int width, int n) {
        int[] columns = new int[FrameSignature.WIDTH * n];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = i * width / columns.length;
        }
        return columns;
    }

    private static void add(byte[] line, int[] columns, int n, int[] out, int first) {
        for (int cell = 0; cell < FrameSignature.WIDTH; cell++) {
            int sum = 0;
            for (int i = cell * n; i < (cell + 1) * n; i++) {
                sum += line[columns[i]] & 0xff;
            }
            out[first + cell] += sum;
        }
    }
}
