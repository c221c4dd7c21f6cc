package io.dropcast.video;

import io.dropcast.face.Thumbnail;

/**
 * A small picture of a frame, by which frames are compared: {@value #WIDTH}x{@value #HEIGHT} cells, luma and the two colour differences,
 * each 0..255, rows from the top. Immutable.
 */
public final class FrameSignature {
    public static final int WIDTH = 32;
    public static final int HEIGHT = 18;
    /** Cells in a plane. */
    public static final int CELLS = WIDTH * HEIGHT;

    /** One byte a cell: thousands of frame signatures wait while their segment of the video does. */
    private final byte[] yuv;

    /** @param yuv the luma cells, then the U cells, then the V cells */
    public FrameSignature(int[] yuv) {
        if (yuv.length != 3 * CELLS) {
            throw new IllegalArgumentException(
                    "a frame signature needs " + (3 * CELLS) + " cells, found " + yuv.length);
        }
        this.yuv = new byte[yuv.length];
        for (int i = 0; i < yuv.length; i++) {
            this.yuv[i] = (byte) yuv[i];
        }
    }

    /**
     * What a frame between two others would show if everything changed evenly.
     *
     * @param share how far it is from the first to the second, 0..1
     */
    static FrameSignature between(FrameSignature first, FrameSignature second, double share) {
        int[] yuv = new int[3 * CELLS];
        for (int i = 0; i < yuv.length; i++) {
            yuv[i] = (int) Math.round(first.value(i) + share * (second.value(i) - first.value(i)));
        }
        return new FrameSignature(yuv);
    }

    /** Any of the values, in the order in which they were given. */
    int value(int place) {
        return yuv[place] & 0xff;
    }

    /** The same in a quarter of the cells, each the mean of four. */
    public Thumbnail thumbnail() {
        int[] cells = new int[3 * Thumbnail.CELLS];
        for (int c = 0; c < cells.length; c++) {
            int plane = c / Thumbnail.CELLS;
            int row = c % Thumbnail.CELLS / Thumbnail.WIDTH;
            int corner = plane * CELLS + 2 * row * WIDTH + 2 * (c % Thumbnail.WIDTH);
            int sum = value(corner) + value(corner + 1) + value(corner + WIDTH) + value(corner + WIDTH + 1);
            cells[c] = (sum + 2) / 4;
        }
        return Thumbnail.of(cells);
    }

    /** Sum of the luma. */
    public long light() {
        long sum = 0;
        for (int c = 0; c < CELLS; c++) {
            sum += yuv[c] & 0xff;
        }
        return sum;
    }

    public int luma(int cell) {
        return yuv[cell] & 0xff;
    }

    public int u(int cell) {
        return yuv[CELLS + cell] & 0xff;
    }

    public int v(int cell) {
        return yuv[2 * CELLS + cell] & 0xff;
    }
}
