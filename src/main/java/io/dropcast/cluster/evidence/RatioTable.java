package io.dropcast.cluster.evidence;

/**
 * A {@link FaceRatio} for many pairs: worked out once on a grid, of which the cell next in norm counts, and in similarity the line between
 * two cells. Along rising similarity it never falls. Immutable.
 */
public final class RatioTable {
    private static final double NORM_STEP = 0.02;
    private static final double STEP = 1.0 / 128;
    private static final int CELLS = 257;

    private final double firstNorm;
    private final float[][] rows;

    public RatioTable(FaceRatio ratio) {
        this.firstNorm = ratio.points().get(0).norm();
        int count = 1 + (int) Math.ceil((ratio.clearest().norm() - firstNorm) / NORM_STEP);
        this.rows = new float[count][CELLS];
        for (int row = 0; row < count; row++) {
            double most = FaceRatio.LEAST;
            for (int cell = 0; cell < CELLS; cell++) {
                most = Math.max(most, ratio.of(cell * STEP - 1, firstNorm + row * NORM_STEP));
                rows[row][cell] = (float) most;
            }
        }
    }

    /** @param norm geometric mean of the norms of the two */
    public float of(float similarity, double norm) {
        int row = (int) Math.max(0, Math.min(rows.length - 1, Math.round((norm - firstNorm) / NORM_STEP)));
        float at = Math.max(0, Math.min(CELLS - 1, (similarity + 1) / (float) STEP));
        int cell = Math.min(CELLS - 2, (int) at);
        float[] cells = rows[row];
        return cells[cell] + (at - cell) * (cells[cell + 1] - cells[cell]);
    }
}
