package io.dropcast.face;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Dot products of many vectors with many, in blocks: a block of columns is laid out so that one number of all of them lies side by side,
 * and Java's compiler then works on many columns with one instruction. Products are added up in float, in the order of the numbers: they
 * differ from {@link Embedding#similarity} by less than {@link #PRECISION}, and are the same bits whatever the block and however many
 * threads there are. Blocks are shared out over the common pool of threads.
 */
public final class DotProducts {
    /** Vectors of faces differ by a tenth of this. */
    public static final double PRECISION = 1e-5;

    /** A block of columns must stay in the second cache of a core, and the sums of a block of rows in the first. */
    private static final int COLUMNS = 512;

    private static final int ROWS = 8;

    /** What the inner loop takes at once: with more the compiler of Java 17 no longer makes vector instructions of it. */
    private static final int STEP = 4;

    private DotProducts() {}

    /** Takes the products of one row with some columns; called by several threads, never twice for the same pair. */
    @FunctionalInterface
    public interface Sink {
        /**
         * @param row the place of the row
         * @param first the place of the first column
         * @param count columns
         * @param dots the products, from place {@code from} on; lent for this call, and may be written over
         */
        void take(int row, int first, int count, float[] dots, int from);
    }

    /**
     * Each vector with all behind it.
     *
     * @throws IllegalArgumentException when the vectors are not of one model
     */
    public static void pairs(List<Embedding> vectors, Sink sink) {
        int blocks = (vectors.size() + COLUMNS - 1) / COLUMNS;
        // later blocks have more rows before them: long and short ones in turn, so that no thread gets all of the long
        // ones
        IntStream.range(0, blocks)
                .parallel()
                .map(b -> b % 2 == 0 ? b / 2 : blocks - 1 - b / 2)
                .forEach(b -> block(vectors, vectors, b * COLUMNS, true, sink));
    }

    /**
     * Each row with each column.
     *
     * @throws IllegalArgumentException when the vectors are not of one model
     */
    public static void all(List<Embedding> rows, List<Embedding> columns, Sink sink) {
        IntStream.range(0, (columns.size() + COLUMNS - 1) / COLUMNS)
                .parallel()
                .forEach(b -> block(rows, columns, b * COLUMNS, false, sink));
    }

    private static void block(List<Embedding> rows, List<Embedding> columns, int first, boolean upper, Sink sink) {
        int count = Math.min(COLUMNS, columns.size() - first);
        float[][] packed = columns(columns.subList(first, first + count));
        int end = upper ? first + count - 1 : rows.size();
        float[][] values = new float[ROWS][packed.length];
        float[][] sums = new float[ROWS][count];
        for (int top = 0; top < end; top += ROWS) {
            int height = Math.min(ROWS, end - top);
            copy(rows, top, height, columns.get(first), values);
            multiply(values, packed, sums);
            for (int r = 0; r < height; r++) {
                int from = upper ? Math.max(0, top + r + 1 - first) : 0;
                sink.take(top + r, first + from, count - from, sums[r], from);
            }
        }
    }

    private static void copy(List<Embedding> rows, int top, int height, Embedding like, float[][] values) {
        for (int r = 0; r < height; r++) {
            like.requireSameModel(rows.get(top + r));
            rows.get(top + r).copyTo(values[r]);
        }
    }

    /** One array for each number of the vectors, with that number of all of them. Filled up with zeros to whole steps. */
    private static float[][] columns(List<Embedding> vectors) {
        int numbers = vectors.get(0).size();
        float[][] packed = new float[(numbers + STEP - 1) / STEP * STEP][vectors.size()];
        float[] one = new float[packed.length];
        for (int c = 0; c < vectors.size(); c++) {
            vectors.get(0).requireSameModel(vectors.get(c));
            vectors.get(c).copyTo(one);
            for (int k = 0; k < one.length; k++) {
                packed[k][c] = one[k];
            }
        }
        return packed;
    }

    private static void multiply(float[][] rows, float[][] columns, float[][] sums) {
        for (float[] sum : sums) {
            Arrays.fill(sum, 0);
        }
        for (int k = 0; k < columns.length; k += STEP) {
            for (int r = 0; r < ROWS; r++) {
                step(rows[r], columns, sums[r], k);
            }
        }
    }

    private static void step(float[] row, float[][] columns, float[] sums, int k) {
        add(
                sums,
                columns[k],
                columns[k + 1],
                columns[k + 2],
                columns[k + 3],
                row[k],
                row[k + 1],
                row[k + 2],
                row[k + 3]);
    }

    /**
     * Simple enough for the compiler to turn it into vector instructions. {@code Math.fma} would be a tenth faster, but very slow on a
     * processor that has no such instruction.
     */
    private static void add(
            float[] sums, float[] a, float[] b, float[] c, float[] d, float ofA, float ofB, float ofC, float ofD) {
        for (int j = 0; j < sums.length; j++) {
            sums[j] = sums[j] + ofA * a[j] + ofB * b[j] + ofC * c[j] + ofD * d[j];
        }
    }
}
