package io.dropcast.face;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The colours below a face, as a histogram in CIE Lab: {@value #LIGHT} steps of lightness by {@value #HUES} by {@value #HUES} of a and b.
 * It tells which people wear the same clothes in one scene, and nothing of a person's identity. Kept as the square roots of the shares,
 * each a whole number up to {@value #SCALE}, so that what is written to a manifest is what was computed. Immutable.
 */
public final class Clothes {
    private static final int LIGHT = 6;
    /** An odd number, so that greys lie in the middle of a step and a slight tint does not move them to another. */
    private static final int HUES = 9;

    private static final int BINS = LIGHT * HUES * HUES;
    private static final int SCALE = 255;
    /** a and b of the colours of a screen lie nearly all in -72..72. */
    private static final double WIDEST = 72;

    /** Of the region, at least this share must be in the frame. */
    private static final double SEEN = 0.5;

    private final int[] bins;
    private final int[] roots;

    private Clothes(int[] bins, int[] roots) {
        this.bins = bins;
        this.roots = roots;
    }

    /**
     * Where clothes are looked at: from a quarter of the face's height below it to one and a half heights, 0.9 widths to both sides of its
     * middle.
     *
     * @return the part of that within the frame; empty when less than half of it is
     */
    public static Optional<Box> below(Box face, int frameWidth, int frameHeight) {
        Box region = new Box(
                face.centerX() - 0.9 * face.width(),
                face.y2() + 0.25 * face.height(),
                face.centerX() + 0.9 * face.width(),
                face.y2() + 1.5 * face.height());
        if (1 - region.shareOutside(frameWidth, frameHeight) < SEEN) {
            return Optional.empty();
        }
        return Optional.of(new Box(
                Math.max(0, region.x1()),
                Math.max(0, region.y1()),
                Math.min(frameWidth, region.x2()),
                Math.min(frameHeight, region.y2())));
    }

    /** The colours of a picture. */
    public static Clothes of(Crop picture) {
        double[] counts = new double[BINS];
        byte[] rgb = picture.rgb();
        for (int i = 0; i < rgb.length; i += 3) {
            counts[bin(LinearLight.of(rgb[i]), LinearLight.of(rgb[i + 1]), LinearLight.of(rgb[i + 2]))]++;
        }
        return ofCounts(counts);
    }

    /**
     * As from {@link #toPairs}.
     *
     * @throws IllegalArgumentException when they are no such pairs
     */
    public static Clothes ofPairs(int... pairs) {
        int[] bins = new int[pairs.length / 2];
        int[] roots = new int[bins.length];
        int before = -1;
        for (int i = 0; i < bins.length; i++) {
            bins[i] = pairs[2 * i];
            roots[i] = pairs[2 * i + 1];
            if (bins[i] <= before || bins[i] >= BINS || roots[i] < 1 || roots[i] > SCALE) {
                throw new IllegalArgumentException("clothes are pairs of a rising number below " + BINS
                        + " and one of 1.." + SCALE + ", found " + bins[i] + " with " + roots[i]);
            }
            before = bins[i];
        }
        if (bins.length == 0 || pairs.length % 2 != 0) {
            throw new IllegalArgumentException("clothes are pairs of numbers, found " + pairs.length + " numbers");
        }
        return new Clothes(bins, roots);
    }

    /** Number of each bin that has any pixels, and the root of its share in 255ths, in turn. */
    public int[] toPairs() {
        return IntStream.range(0, 2 * bins.length)
                .map(i -> i % 2 == 0 ? bins[i / 2] : roots[i / 2])
                .toArray();
    }

    /** Of several moments, each counting the same; empty without any. */
    public static Optional<Clothes> mean(List<Clothes> all) {
        if (all.isEmpty()) {
            return Optional.empty();
        }
        double[] shares = new double[BINS];
        for (Clothes one : all) {
            double sum =
                    Arrays.stream(one.roots).mapToDouble(r -> (double) r * r).sum();
            for (int i = 0; i < one.bins.length; i++) {
                shares[one.bins[i]] += one.roots[i] * (double) one.roots[i] / sum;
            }
        }
        return Optional.of(ofCounts(shares));
    }

    /** The Bhattacharyya coefficient, 0..1: 1 for the same colours in the same shares, 0 for no colour in common. */
    public double likeness(Clothes other) {
        double dot = 0;
        int j = 0;
        for (int i = 0; i < bins.length; i++) {
            while (j < other.bins.length && other.bins[j] < bins[i]) {
                j++;
            }
            if (j < other.bins.length && other.bins[j] == bins[i]) {
                dot += roots[i] * (double) other.roots[j];
            }
        }
        return Math.min(1, dot / (length() * other.length()));
    }

    private double length() {
        return Math.sqrt(Arrays.stream(roots).mapToDouble(r -> (double) r * r).sum());
    }

    private static Clothes ofCounts(double[] counts) {
        double sum = Arrays.stream(counts).sum();
        int[] roots = Arrays.stream(counts)
                .mapToInt(c -> (int) Math.round(SCALE * Math.sqrt(c / sum)))
                .toArray();
        int[] bins = IntStream.range(0, BINS).filter(b -> roots[b] > 0).toArray();
        return new Clothes(bins, Arrays.stream(bins).map(b -> roots[b]).toArray());
    }

    /** IEC 61966-2-1 (sRGB) to XYZ, and CIE 15 from there to Lab, white D65. */
    private static int bin(double r, double g, double b) {
        double fx = cubeRoot((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047);
        double fy = cubeRoot(0.2126 * r + 0.7152 * g + 0.0722 * b);
        double fz = cubeRoot((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883);
        int light = step((116 * fy - 16) / 100, LIGHT);
        int a = step((500 * (fx - fy) + WIDEST) / (2 * WIDEST), HUES);
        int bb = step((200 * (fy - fz) + WIDEST) / (2 * WIDEST), HUES);
        return (light * HUES + a) * HUES + bb;
    }

    private static double cubeRoot(double t) {
        return t > 216.0 / 24389 ? Math.cbrt(t) : t * 841 / 108 + 4.0 / 29;
    }

    private static int step(double share, int steps) {
        return Math.max(0, Math.min(steps - 1, (int) Math.floor(share * steps)));
    }

    /** The light of each byte of sRGB, 0..1. */
    private static final class LinearLight {
        private static final double[] OF = IntStream.range(0, 256)
                .mapToDouble(v -> v / 255.0)
                .map(c -> c > 0.04045 ? Math.pow((c + 0.055) / 1.055, 2.4) : c / 12.92)
                .toArray();

        static double of(byte value) {
            return OF[value & 0xff];
        }
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Clothes other && Arrays.equals(bins, other.bins) && Arrays.equals(roots, other.roots);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(bins) + Arrays.hashCode(roots);
    }

    @Override
    public String toString() {
        return "Clothes" + Arrays.toString(toPairs());
    }
}
