package io.dropcast.video.ffmpeg;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Brings a stretch of a plane to another size. Stateless. */
final class PlaneSamples {
    /** Every other byte of eight, each with room for the sum of 257. */
    private static final long LANES = 0x00ff_00ff_00ff_00ffL;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private PlaneSamples() {}

    /** Values 0..255 of the cells, in stored order. */
    static float[] of(Planes.Plane plane, ResampleWeights across, ResampleWeights down) {
        return across.perCell == 1 && down.perCell == 1 ? between(plane, across, down) : means(plane, across, down);
    }

    private static float[] between(Planes.Plane plane, ResampleWeights across, ResampleWeights down) {
        int left = across.first();
        int top = down.first();
        int columns = across.span();
        byte[] window = plane.window(left, top, columns, down.span());
        float[] out = new float[across.cells * down.cells];
        for (int b = 0; b < down.cells; b++) {
            int upper = (down.low[b] - top) * columns - left;
            int lower = (down.high[b] - top) * columns - left;
            between(window, upper, lower, down.weight[b], across, out, b * across.cells);
        }
        return out;
    }

    private static void between(
            byte[] window, int upper, int lower, float wy, ResampleWeights across, float[] out, int row) {
        for (int a = 0; a < across.cells; a++) {
            float wx = across.weight[a];
            int x0 = across.low[a];
            int x1 = across.high[a];
            float above = (window[upper + x0] & 0xff) * (1 - wx) + (window[upper + x1] & 0xff) * wx;
            float below = (window[lower + x0] & 0xff) * (1 - wx) + (window[lower + x1] & 0xff) * wx;
            out[row + a] = above * (1 - wy) + below * wy;
        }
    }

    private static float[] means(Planes.Plane plane, ResampleWeights across, ResampleWeights down) {
        int columns = across.span();
        byte[] rows = new byte[ResampleWeights.MOST * columns];
        int[] sums = new int[columns + 1];
        int[] taken = taken(across, columns);
        float[] out = new float[across.cells * down.cells];
        float scale = 1f / (across.perCell * down.perCell);
        for (int b = 0; b < down.cells; b++) {
            for (int r = 0; r < down.perCell; r++) {
                // in bulk: a frame is in no cache, and this asks for many bytes of it at once
                plane.copy(across.first(), down.low[b * down.perCell + r], columns, rows, r * columns);
            }
            addRows(rows, columns, sums);
            addColumns(sums, taken, scale, out, b * across.cells);
        }
        return out;
    }

    /** Columns of each cell, as many as there can be; those that are not used are the one behind the last, whose sum is zero. */
    private static int[] taken(ResampleWeights across, int none) {
        int[] taken = new int[ResampleWeights.MOST * across.cells];
        Arrays.fill(taken, none);
        for (int i = 0; i < across.low.length; i++) {
            taken[i / across.perCell * ResampleWeights.MOST + i % across.perCell] = across.low[i] - across.first();
        }
        return taken;
    }

    private static void addColumns(int[] sums, int[] taken, float scale, float[] out, int row) {
        for (int a = 0, i = 0; i < taken.length; a++, i += ResampleWeights.MOST) {
            int sum = sums[taken[i]] + sums[taken[i + 1]] + sums[taken[i + 2]] + sums[taken[i + 3]];
            out[row + a] = sum * scale;
        }
    }

    /**
     * Eight columns at a time in two long words: a third of the time that it takes one by one. Always as many rows as there can be, those
     * that are not used being zero: then nothing is left to decide within the loop.
     *
     * @param rows {@link ResampleWeights#MOST}, one after the other
     * @param n columns
     * @param sums of each column
     */
    private static void addRows(byte[] rows, int n, int[] sums) {
        int c = 0;
        for (; c + Long.BYTES <= n; c += Long.BYTES) {
            long first = (long) EIGHT.get(rows, c);
            long second = (long) EIGHT.get(rows, n + c);
            long third = (long) EIGHT.get(rows, 2 * n + c);
            long fourth = (long) EIGHT.get(rows, 3 * n + c);
            long even = (first & LANES) + (second & LANES) + (third & LANES) + (fourth & LANES);
            long odd = (first >>> 8 & LANES) + (second >>> 8 & LANES) + (third >>> 8 & LANES) + (fourth >>> 8 & LANES);
            sums[c] = (int) even & 0xffff;
            sums[c + 1] = (int) odd & 0xffff;
            sums[c + 2] = (int) even >>> 16;
            sums[c + 3] = (int) odd >>> 16;
            sums[c + 4] = (int) (even >>> 32) & 0xffff;
            sums[c + 5] = (int) (odd >>> 32) & 0xffff;
            sums[c + 6] = (int) (even >>> 48);
            sums[c + 7] = (int) (odd >>> 48);
        }
        for (; c < n; c++) {
            sums[c] = (rows[c] & 0xff) + (rows[n + c] & 0xff) + (rows[2 * n + c] & 0xff) + (rows[3 * n + c] & 0xff);
        }
    }
}
