package io.dropcast.cluster.linkage;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Where the pairs of {@code size} items lie in one array: squares of 4 x 4, which fill a line of the processor's cache, in squares of 32 x
 * 32, which fill a page of memory. So the pairs of an item lie close together whether they are read along a row or down a column. A few
 * cells on the diagonal are of no pair.
 */
final class Triangle {
    private static final int PAGE = 32;

    /** Pages of more items have more cells than an array. */
    static final int MOST = 65_472;

    private final int[] row;
    private final int[] column;
    private final int cells;

    /** @throws IllegalArgumentException when there are more than {@link #MOST} items */
    Triangle(int size) {
        if (size > MOST) {
            throw new IllegalArgumentException(
                    size + " tracks are more than can be compared pair by pair (" + MOST + ")");
        }
        int pages = (size + PAGE - 1) / PAGE;
        this.row = new int[size];
        this.column = new int[size];
        Arrays.setAll(row, i -> pagesBefore(pages, i / PAGE) * PAGE * PAGE + (i % PAGE / 4) * 128 + (i % 4) * 4);
        Arrays.setAll(column, j -> (j / PAGE) * PAGE * PAGE + (j % PAGE / 4) * 16 + j % 4);
        this.cells = pages * (pages + 1) / 2 * PAGE * PAGE;
    }

    /** Pages in the rows of pages before this one, less those that this one leaves out on its left. */
    private static int pagesBefore(int pages, int pageRow) {
        return pageRow * pages - pageRow * (pageRow + 1) / 2;
    }

    /** Takes pairs of items. */
    @FunctionalInterface
    interface Pairs {
        /**
         * @param one the lower item
         * @param other the higher one
         * @param distance of the two
         */
        void take(int one, int other, float distance);
    }

    /** The rows of so many items for several threads: long and short ones in turn, so that no thread gets all of the long ones. */
    static IntStream rows(int size) {
        return IntStream.range(0, size).parallel().map(r -> r % 2 == 0 ? r / 2 : size - 1 - r / 2);
    }

    int size() {
        return row.length;
    }

    /** The length of the array. */
    int cells() {
        return cells;
    }

    /** The cell of a pair of different items. */
    int cell(int i, int j) {
        return i < j ? row[i] + column[j] : row[j] + column[i];
    }

    /**
     * Puts the distances of an item and some that follow each other into their cells.
     *
     * @param first the first of those, higher than the item
     * @param distances from place {@code from} on
     */
    void put(int item, int first, int count, float[] distances, int from, int[] cells) {
        int begin = row[item];
        for (int c = 0; c < count; c++) {
            cells[begin + column[first + c]] = Float.floatToRawIntBits(distances[from + c]);
        }
    }

    /** How many rows of pages there are; each has the pairs of some items with all behind them, and no other has those. */
    int pageRows() {
        return (size() + PAGE - 1) / PAGE;
    }

    /**
     * The pairs in a row of pages that are at most this far from each other, in the order of the cells: the quickest way through all of them.
     *
     * @param most 0 or more
     * @param cells bits of floats that are not negative, which rise as the floats do
     */
    void eachAtMost(float most, int pageRow, int[] cells, Pairs pairs) {
        int bits = Float.floatToRawIntBits(most);
        int pages = pageRows();
        for (int page = pageRow; page < pages; page++) {
            int begin = (pagesBefore(pages, pageRow) + page) * PAGE * PAGE;
            for (int c = 0; c < PAGE * PAGE; c++) {
                int cell = cells[begin + c];
                if (cell <= bits) {
                    int i = pageRow * PAGE + c / 128 * 4 + c % 16 / 4;
                    int j = page * PAGE + c % 128 / 16 * 4 + c % 4;
                    // some cells are of no pair
                    if (i < j && j < size()) {
                        pairs.take(i, j, Float.intBitsToFloat(cell));
                    }
                }
            }
        }
    }
}
