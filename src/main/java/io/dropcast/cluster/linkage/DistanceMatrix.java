package io.dropcast.cluster.linkage;

import io.dropcast.face.DotProducts;
import io.dropcast.face.Embedding;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Distances between all pairs of {@code size} items. A distance is 0 or more; infinity says that the pair is never to be one.
 *
 * <p>Finite distances are kept as multiples of 2^-22 (0.00000024, about what float vectors can tell apart), four bytes a pair.
 *
 * <p>Clustering happens in the very memory of the matrix, because there is no room for a second one: see {@link #release}.
 */
public final class DistanceMatrix {
    private static final double GRID = 1 << 22;
    private static final int INFINITE = Float.floatToRawIntBits(Float.POSITIVE_INFINITY);
    private static final int[] RELEASED = new int[0];

    private final Triangle triangle;
    /** Bits of floats. */
    private int[] cells;

    private DistanceMatrix(Triangle triangle, int[] cells) {
        this.triangle = triangle;
        this.cells = cells;
    }

    /**
     * Cosine distances 1 - similarity, 0..2.
     *
     * @param apart the {@link #index(int, int, int)} of each pair that is at infinite distance
     */
    public static DistanceMatrix cosine(List<Embedding> vectors, BitSet apart) {
        return of(vectors, PairSimilarity.COSINE, apart);
    }

    /**
     * Distances 1 - similarity, 0..2.
     *
     * @param similarity of the pairs, by their places
     * @param apart the {@link #index(int, int, int)} of each pair that is at infinite distance
     */
    static DistanceMatrix of(List<Embedding> vectors, PairSimilarity similarity, BitSet apart) {
        Triangle triangle = new Triangle(vectors.size());
        int[] cells = new int[triangle.cells()];
        DotProducts.pairs(vectors, (row, first, count, dots, from) -> {
            if (similarity != PairSimilarity.COSINE) {
                for (int c = 0; c < count; c++) {
                    dots[from + c] = similarity.of(row, first + c, dots[from + c]);
                }
            }
            toDistances(dots);
            triangle.put(row, first, count, dots, from, cells);
        });
        DistanceMatrix matrix = new DistanceMatrix(triangle, cells);
        matrix.keepApart(apart);
        return matrix;
    }

    private void keepApart(BitSet apart) {
        int n = size();
        int i = 0;
        for (int k = apart.nextSetBit(0); k >= 0; k = apart.nextSetBit(k + 1)) {
            while (i + 2 < n && index(n, i + 1, i + 2) <= k) {
                i++;
            }
            cells[triangle.cell(i, i + 1 + k - index(n, i, i + 1))] = INFINITE;
        }
    }

    /**
     * A matrix of given distances, in the order of {@link #index(int, int, int)}.
     *
     * @throws IllegalArgumentException when the number of distances does not fit, or one is negative or not a number
     */
    static DistanceMatrix of(int size, double... distances) {
        if (distances.length != pairs(size)) {
            throw new IllegalArgumentException(
                    size + " items have " + pairs(size) + " distances, found " + distances.length);
        }
        Triangle triangle = new Triangle(size);
        int[] cells = new int[triangle.cells()];
        int k = 0;
        for (int i = 0; i < size; i++) {
            for (int j = i + 1; j < size; j++) {
                double distance = distances[k++];
                if (!(distance >= 0)) {
                    throw new IllegalArgumentException("a distance is 0 or more, found " + distance);
                }
                cells[triangle.cell(i, j)] = Float.floatToRawIntBits((float) (Math.rint(distance * GRID) / GRID));
            }
        }
        return new DistanceMatrix(triangle, cells);
    }

    /** A matrix of its own of some of the items, rising, in that order. */
    DistanceMatrix among(int... items) {
        Triangle part = new Triangle(items.length);
        int[] some = new int[part.cells()];
        int[] all = held();
        for (int i = 0; i < items.length; i++) {
            for (int j = i + 1; j < items.length; j++) {
                some[part.cell(i, j)] = all[triangle.cell(items[i], items[j])];
            }
        }
        return new DistanceMatrix(part, some);
    }

    int size() {
        return triangle.size();
    }

    /** The distance of two different items. */
    float at(int i, int j) {
        return Float.intBitsToFloat(held()[triangle.cell(i, j)]);
    }

    /** The parts in which {@link #eachWithin} goes through all pairs, for several threads. */
    IntStream parts() {
        return Triangle.rows(triangle.pageRows());
    }

    /**
     * The pairs of one part that are at most this far from each other. Two parts have no lower item in common.
     *
     * @param limit finite
     */
    void eachWithin(double limit, int part, Triangle.Pairs near) {
        if (limit < 0) {
            return;
        }
        float most = (float) limit;
        triangle.eachAtMost(most > limit ? Math.nextDown(most) : most, part, held(), near);
    }

    /** Pairs of items. */
    public int pairs() {
        return pairs(size());
    }

    /** How many distances are finite and greater than this. */
    public long finiteBeyond(double limit) {
        return IntStream.range(0, size())
                .parallel()
                .mapToLong(i -> finiteBeyond(limit, i))
                .sum();
    }

    private long finiteBeyond(double limit, int i) {
        long count = 0;
        for (int j = i + 1; j < size(); j++) {
            float distance = at(i, j);
            if (distance > limit && distance < Float.POSITIVE_INFINITY) {
                count++;
            }
        }
        return count;
    }

    /** Where the pairs lie in what {@link #release} gives. */
    Triangle triangle() {
        return triangle;
    }

    /**
     * Gives the distances away, as the bits of floats: the array is the caller's to write over, and the matrix can no longer be asked.
     *
     * @throws IllegalStateException when they were given away before
     */
    int[] release() {
        int[] given = held();
        cells = RELEASED;
        return given;
    }

    private int[] held() {
        if (cells.length != triangle.cells()) {
            throw new IllegalStateException("the distances were given away to be clustered");
        }
        return cells;
    }

    /** The number of a pair when pairs are counted: 0 with 1.., 1 with 2.., and so on; {@code i < j}. */
    public static int index(int size, int i, int j) {
        // the whole sum is less than 2^31, but the product alone may pass it
        return (int) ((long) i * (2L * size - i - 1) / 2) + j - i - 1;
    }

    private static int pairs(int size) {
        return (int) ((long) size * (size - 1) / 2);
    }

    /**
     * From 2 to 4 floats lie on the grid, so what is moved there and back is on it. A loop of its own, because the compiler makes vector
     * instructions of it.
     */
    private static void toDistances(float[] similarities) {
        for (int i = 0; i < similarities.length; i++) {
            similarities[i] = Math.max(0, Math.min(4, 3 - similarities[i]) - 2);
        }
    }
}
