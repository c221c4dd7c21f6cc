package io.dropcast.javacv;

import io.dropcast.face.Box;
import io.dropcast.face.Crop;
import io.dropcast.face.GreyPatch;
import io.dropcast.video.Glance;
import java.nio.ByteBuffer;

/**
 * Three planes of 8-bit YUV with half-sized colour (4:2:0), read as the picture that is shown: turned upright and with square pixels.
 * Regions are resampled straight from the planes, so only the pixels that are asked for are ever converted to RGB. The rows of a
 * region are copied out in bulk first: reading native memory byte by byte takes ten times as long. Reads only; safe for several
 * threads while the memory behind the buffers lives.
 */
final class Planes {
    private final Plane luma;
    private final Plane u;
    private final Plane v;
    private final int width;
    private final int height;
    private final Upright upright;
    private final YuvToRgb colours;

    /** One plane: its memory and the bytes from one row to the next. */
    record Plane(ByteBuffer bytes, int stride) {
        /** Copies a window out; rows without padding. */
        byte[] window(int left, int top, int columns, int rows) {
            byte[] out = new byte[columns * rows];
            for (int r = 0; r < rows; r++) {
                bytes.get((top + r) * stride + left, out, r * columns, columns);
            }
            return out;
        }
    }

    /**
     * @param width stored pixels
     * @param height stored pixels
     */
    Planes(Plane luma, Plane u, Plane v, int width, int height, Upright upright, YuvToRgb colours) {
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
        float[] values = resample(
                luma,
                new Taps(stored.x1(), stored.width(), size, width),
                new Taps(stored.y1(), stored.height(), size, height));
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
        Box stored = upright.stored(region);
        boolean lying = upright.lying();
        int w = lying ? outHeight : outWidth;
        int h = lying ? outWidth : outHeight;
        Taps across = new Taps(stored.x1(), stored.width(), w, width);
        Taps down = new Taps(stored.y1(), stored.height(), h, height);
        int halfWidth = (width + 1) / 2;
        int halfHeight = (height + 1) / 2;
        Taps acrossHalf = new Taps(stored.x1() / 2, stored.width() / 2, w, halfWidth);
        Taps downHalf = new Taps(stored.y1() / 2, stored.height() / 2, h, halfHeight);
        float[] ys = resample(luma, across, down);
        float[] us = resample(u, acrossHalf, downHalf);
        float[] vs = resample(v, acrossHalf, downHalf);
        float[] shownX = shareInside(across);
        float[] shownY = shareInside(down);
        byte[] rgb = new byte[3 * outWidth * outHeight];
        int[] pixel = new int[3];
        for (int y = 0; y < outHeight; y++) {
            for (int x = 0; x < outWidth; x++) {
                int i = upright.storedIndex(x, y, outWidth, outHeight);
                // what lies outside counts as black, so that an edge fades instead of jumping
                float inside = shownX[i % w] * shownY[i / w];
                colours.convert(ys[i], us[i], vs[i], inside, pixel);
                int at = 3 * (y * outWidth + x);
                rgb[at] = (byte) pixel[0];
                rgb[at + 1] = (byte) pixel[1];
                rgb[at + 2] = (byte) pixel[2];
            }
        }
        return new Crop(outWidth, outHeight, region, rgb);
    }

    private static float[] shareInside(Taps taps) {
        float[] share = new float[taps.cells];
        for (int i = 0; i < taps.inside.length; i++) {
            if (taps.inside[i]) {
                share[i / taps.perCell] += 1f / taps.perCell;
            }
        }
        return share;
    }

    /** Values 0..255 of the cells, in stored order. */
    private static float[] resample(Plane plane, Taps across, Taps down) {
        int left = across.first();
        int top = down.first();
        int columns = across.span();
        byte[] window = plane.window(left, top, columns, down.span());
        float[] out = new float[across.cells * down.cells];
        boolean smooth = across.perCell == 1 && down.perCell == 1;
        for (int b = 0; b < down.low.length; b++) {
            int row = (b / down.perCell) * across.cells;
            int upper = (down.low[b] - top) * columns - left;
            int lower = (down.high[b] - top) * columns - left;
            if (smooth) {
                addSmooth(window, upper, lower, down.weight[b], across, out, row);
            } else {
                addWhole(window, upper, across, out, row);
            }
        }
        if (!smooth) {
            float scale = 1f / (across.perCell * down.perCell);
            for (int i = 0; i < out.length; i++) {
                out[i] *= scale;
            }
        }
        return out;
    }

    private static void addSmooth(byte[] window, int upper, int lower, float wy, Taps across, float[] out, int row) {
        for (int a = 0; a < across.low.length; a++) {
            float wx = across.weight[a];
            int x0 = across.low[a];
            int x1 = across.high[a];
            float above = (window[upper + x0] & 0xff) * (1 - wx) + (window[upper + x1] & 0xff) * wx;
            float below = (window[lower + x0] & 0xff) * (1 - wx) + (window[lower + x1] & 0xff) * wx;
            out[row + a] = above * (1 - wy) + below * wy;
        }
    }

    private static void addWhole(byte[] window, int upper, Taps across, float[] out, int row) {
        int n = across.perCell;
        for (int cell = 0; cell < across.cells; cell++) {
            int sum = 0;
            for (int a = cell * n; a < (cell + 1) * n; a++) {
                sum += window[upper + across.low[a]] & 0xff;
            }
            out[row + cell] += sum;
        }
    }

    /** Four by four luma and two by two colour samples a cell, in stored order: cuts look the same lying on their side. */
    Glance glance() {
        int[] yuv = new int[3 * Glance.CELLS];
        mean(luma, width, height, 4, yuv, 0);
        mean(u, (width + 1) / 2, (height + 1) / 2, 2, yuv, Glance.CELLS);
        mean(v, (width + 1) / 2, (height + 1) / 2, 2, yuv, 2 * Glance.CELLS);
        return new Glance(yuv);
    }

    /** Reads {@code n} rows of each row of cells, and {@code n} bytes of each cell in them. */
    private static void mean(Plane plane, int width, int height, int n, int[] out, int offset) {
        byte[] line = new byte[width];
        int samples = n * n;
        for (int row = 0; row < Glance.HEIGHT; row++) {
            int first = offset + row * Glance.WIDTH;
            for (int b = 0; b < n; b++) {
                int py = (row * n + b) * height / (Glance.HEIGHT * n);
                plane.bytes().get(py * plane.stride(), line, 0, width);
                for (int i = 0; i < Glance.WIDTH * n; i++) {
                    out[first + i / n] += line[i * width / (Glance.WIDTH * n)] & 0xff;
                }
            }
            for (int c = first; c < first + Glance.WIDTH; c++) {
                out[c] = (out[c] + samples / 2) / samples;
            }
        }
    }
}
