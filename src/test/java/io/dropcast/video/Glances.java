package io.dropcast.video;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Glances made by hand. */
public final class Glances {
    private Glances() {}

    /** Every cell of one luma, without colour. */
    public static FrameSignature flat(int luma) {
        return of(luma, 128, 128);
    }

    public static FrameSignature of(int luma, int u, int v) {
        int[] yuv = new int[3 * FrameSignature.CELLS];
        Arrays.fill(yuv, 0, FrameSignature.CELLS, luma);
        Arrays.fill(yuv, FrameSignature.CELLS, 2 * FrameSignature.CELLS, u);
        Arrays.fill(yuv, 2 * FrameSignature.CELLS, 3 * FrameSignature.CELLS, v);
        return new FrameSignature(yuv);
    }

    /** A picture as a camera sees it: every cell differs, and the same seed gives the same picture. */
    public static FrameSignature scene(long seed) {
        return noisy(seed, 0, 0);
    }

    /** The scene with up to {@code noise} more or less in each cell. */
    public static FrameSignature noisy(long seed, int noise, long frame) {
        return panned(seed, 0, noise, frame);
    }

    /** Shots of so many frames, each of a scene of its own, with a little noise. */
    public static List<FrameSignature> shots(int... lengths) {
        List<FrameSignature> film = new ArrayList<>();
        for (int shot = 0; shot < lengths.length; shot++) {
            for (int f = 0; f < lengths[shot]; f++) {
                film.add(noisy(shot + 1, 2, f));
            }
        }
        return film;
    }

    /** The scene after the camera moved {@code cells} to the right. */
    public static FrameSignature panned(long seed, double cells, int noise, long frame) {
        Random grain = new Random(31 * seed + frame);
        int[] yuv = new int[3 * FrameSignature.CELLS];
        for (int c = 0; c < yuv.length; c++) {
            int plane = c / FrameSignature.CELLS;
            int row = c % FrameSignature.CELLS / FrameSignature.WIDTH;
            double x = c % FrameSignature.WIDTH + cells;
            int left = (int) Math.floor(x);
            double share = x - left;
            double value = (1 - share) * at(seed, plane, row, left) + share * at(seed, plane, row, left + 1);
            yuv[c] = clamp((int) Math.round(value) + grain.nextInt(2 * noise + 1) - noise);
        }
        return new FrameSignature(yuv);
    }

    /** The scene at a share of its light, as in a fade. */
    public static FrameSignature faded(long seed, double light) {
        FrameSignature full = scene(seed);
        int[] yuv = new int[3 * FrameSignature.CELLS];
        for (int c = 0; c < FrameSignature.CELLS; c++) {
            yuv[c] = (int) Math.round(16 + (full.luma(c) - 16) * light);
            yuv[FrameSignature.CELLS + c] = (int) Math.round(128 + (full.u(c) - 128) * light);
            yuv[2 * FrameSignature.CELLS + c] = (int) Math.round(128 + (full.v(c) - 128) * light);
        }
        return new FrameSignature(yuv);
    }

    /** Two pictures over each other; a share of 1 is the second. */
    static FrameSignature mixed(FrameSignature a, FrameSignature b, double share) {
        int[] yuv = new int[3 * FrameSignature.CELLS];
        for (int c = 0; c < yuv.length; c++) {
            yuv[c] = (int) Math.round((1 - share) * a.value(c) + share * b.value(c));
        }
        return new FrameSignature(yuv);
    }

    private static int at(long seed, int plane, int row, int col) {
        Random cell = new Random(seed * 1_000_003 + plane * 10_007L + row * 1009L + col);
        return plane == 0 ? 60 + cell.nextInt(120) : 108 + cell.nextInt(40);
    }

    private static int clamp(int value) {
        return Math.max(0, Math.min(255, value));
    }
}
