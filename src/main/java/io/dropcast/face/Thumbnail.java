package io.dropcast.face;

import java.util.Arrays;
import java.util.Base64;

/**
 * A frame so small that one can be kept of each shot: {@value #WIDTH}x{@value #HEIGHT} cells, luma and the two colour differences, a byte
 * each. It tells camera set-ups apart, and shows no face that could be recognised. Immutable.
 */
public final class Thumbnail {
    public static final int WIDTH = 16;
    public static final int HEIGHT = 9;
    /** Cells in a plane. */
    public static final int CELLS = WIDTH * HEIGHT;

    private static final int VALUES = 3 * CELLS;

    private final byte[] yuv;

    private Thumbnail(byte[] yuv) {
        this.yuv = yuv;
    }

    /**
     * @param yuv the luma cells, rows from the top, then the U cells, then the V cells; each 0..255
     * @throws IllegalArgumentException when they are more or fewer
     */
    public static Thumbnail of(int[] yuv) {
        byte[] bytes = new byte[yuv.length];
        for (int v = 0; v < yuv.length; v++) {
            bytes[v] = (byte) yuv[v];
        }
        return of(bytes);
    }

    private static Thumbnail of(byte[] yuv) {
        if (yuv.length != VALUES) {
            throw new IllegalArgumentException("a thumbnail has " + VALUES + " bytes, found " + yuv.length);
        }
        return new Thumbnail(yuv);
    }

    /**
     * As from {@link #text}.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static Thumbnail parse(String text) {
        return of(Base64.getDecoder().decode(text));
    }

    /** The luma cells, rows from the top, then those of U, then those of V, in Base64. */
    public String text() {
        return Base64.getEncoder().encodeToString(yuv);
    }

    /** Mean luma plus mean colour difference of the cells, 0..382: the measure by which cuts are found. */
    public double difference(Thumbnail other) {
        int luma = 0;
        int colour = 0;
        for (int v = 0; v < VALUES; v++) {
            int difference = Math.abs((yuv[v] & 0xff) - (other.yuv[v] & 0xff));
            if (v < CELLS) {
                luma += difference;
            } else {
                colour += difference;
            }
        }
        return (luma + colour / 2.0) / CELLS;
    }

    /** Standard deviation of the luma, 0..127.5: little where there is hardly a picture, as in a fade. */
    public double contrast() {
        double sum = 0;
        double squares = 0;
        for (int c = 0; c < CELLS; c++) {
            int luma = yuv[c] & 0xff;
            sum += luma;
            squares += luma * luma;
        }
        double mean = sum / CELLS;
        return Math.sqrt(Math.max(0, squares / CELLS - mean * mean));
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Thumbnail other && Arrays.equals(yuv, other.yuv);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(yuv);
    }

    @Override
    public String toString() {
        return "Thumbnail " + text();
    }
}
