package io.dropcast.cluster.linkage;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How many tracks are compared each with each at once: so many that the distances of all pairs, four bytes each, fit into the memory that
 * they may take.
 *
 * @param tracks 2..{@value #MOST}
 */
public record MatrixBound(int tracks) {
    private static final int MOST = Triangle.MOST;

    /** @throws IllegalArgumentException when it is out of range */
    public MatrixBound {
        if (tracks < 2 || tracks > MOST) {
            throw new IllegalArgumentException("a matrix is of 2.." + MOST + " tracks, found " + tracks);
        }
    }

    /** As many as can be compared at all. */
    public static MatrixBound none() {
        return new MatrixBound(MOST);
    }

    /** @param megabytes 16..8192 */
    public static MatrixBound ofMegabytes(int megabytes) {
        double pairs = megabytes * (double) (1 << 20) / Float.BYTES;
        // n (n - 1) / 2 pairs of n tracks
        return new MatrixBound((int) Math.min(MOST, Math.floor((1 + Math.sqrt(1 + 8 * pairs)) / 2)));
    }

    boolean fits(int size) {
        return size <= tracks;
    }

    /** As many of them as fit, evenly spread. */
    public <T> List<T> spread(List<T> all) {
        return fits(all.size())
                ? all
                : IntStream.range(0, tracks)
                        .mapToObj(i -> all.get((int) ((long) i * all.size() / tracks)))
                        .toList();
    }
}
