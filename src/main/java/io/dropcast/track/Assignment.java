package io.dropcast.track;

import java.util.Arrays;

/**
 * Pairs rows with columns so that the sum of the gains is as large as it can be. Shortest augmenting paths with potentials, O(n^3):
 * Jonker and Volgenant, "A shortest augmenting path algorithm for dense and sparse linear assignment problems", Computing 38, 1987.
 * Between equal sums the order of rows and columns decides, so the same matrix always gives the same pairs.
 */
final class Assignment {
    /** What a row without a column gets. */
    static final int NONE = -1;

    private Assignment() {}

    /**
     * @param gain one row each, all of the same length; a pair with a gain of 0 or less is forbidden
     * @return the column of each row, {@link #NONE} where it has none; no column twice
     */
    static int[] best(double[][] gain) {
        int rows = gain.length;
        if (rows == 0) {
            return new int[0];
        }
        int columns = gain[0].length;
        if (rows > columns) {
            return inverse(allowed(solve(transposed(gain)), transposed(gain)), rows);
        }
        return allowed(solve(gain), gain);
    }

    /** A complete pairing of the rows, at most as many as columns; forbidden pairs stand for "none" and cost nothing. */
    private static int[] solve(double[][] gain) {
        int rows = gain.length;
        int columns = rows == 0 ? 0 : gain[0].length;
        double[] rowPotential = new double[rows];
        double[] columnPotential = new double[columns];
        int[] rowOf = new int[columns];
        Arrays.fill(rowOf, NONE);
        for (int row = 0; row < rows; row++) {
            augment(gain, row, rowPotential, columnPotential, rowOf);
        }
        return inverse(rowOf, rows);
    }

    /** Gives one more row a column, along the cheapest path of columns that change hands (Dijkstra on the reduced costs). */
    private static void augment(
            double[][] gain, int start, double[] rowPotential, double[] columnPotential, int[] rowOf) {
        int columns = columnPotential.length;
        double[] distance = new double[columns];
        Arrays.fill(distance, Double.POSITIVE_INFINITY);
        int[] before = new int[columns];
        Arrays.fill(before, NONE);
        boolean[] done = new boolean[columns];
        int column = NONE;
        int row = start;
        double reached = 0;
        do {
            relax(gain[row], reached - rowPotential[row], columnPotential, column, distance, before, done);
            column = nearest(distance, done);
            reached = distance[column];
            done[column] = true;
            row = rowOf[column];
        } while (row != NONE);
        rowPotential[start] += reached;
        for (int c = 0; c < columns; c++) {
            if (done[c] && rowOf[c] != NONE) {
                rowPotential[rowOf[c]] += reached - distance[c];
            }
            if (done[c]) {
                columnPotential[c] -= reached - distance[c];
            }
        }
        handOver(rowOf, before, column, start);
    }

    private static void relax(
            double[] gain,
            double offset,
            double[] columnPotential,
            int from,
            double[] distance,
            int[] before,
            boolean[] done) {
        for (int c = 0; c < gain.length; c++) {
            double through = offset + cost(gain[c]) - columnPotential[c];
            if (!done[c] && through < distance[c]) {
                distance[c] = through;
                before[c] = from;
            }
        }
    }

    private static int nearest(double[] distance, boolean[] done) {
        int best = NONE;
        for (int c = 0; c < distance.length; c++) {
            if (!done[c] && (best == NONE || distance[c] < distance[best])) {
                best = c;
            }
        }
        return best;
    }

    private static void handOver(int[] rowOf, int[] before, int last, int start) {
        int column = last;
        while (before[column] != NONE) {
            rowOf[column] = rowOf[before[column]];
            column = before[column];
        }
        rowOf[column] = start;
    }

    private static double cost(double gain) {
        return gain > 0 ? -gain : 0;
    }

    private static int[] allowed(int[] columnOf, double[][] gain) {
        int[] kept = columnOf.clone();
        for (int row = 0; row < kept.length; row++) {
            if (kept[row] != NONE && !(gain[row][kept[row]] > 0)) {
                kept[row] = NONE;
            }
        }
        return kept;
    }

    private static int[] inverse(int[] to, int size) {
        int[] from = new int[size];
        Arrays.fill(from, NONE);
        for (int i = 0; i < to.length; i++) {
            if (to[i] != NONE) {
                from[to[i]] = i;
            }
        }
        return from;
    }

    private static double[][] transposed(double[][] matrix) {
        double[][] turned = new double[matrix[0].length][matrix.length];
        for (int r = 0; r < matrix.length; r++) {
            for (int c = 0; c < matrix[r].length; c++) {
                turned[c][r] = matrix[r][c];
            }
        }
        return turned;
    }
}
