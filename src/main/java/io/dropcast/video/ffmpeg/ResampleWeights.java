package io.dropcast.video.ffmpeg;

/**
 * Where the output cells along one axis read their input: each cell takes the mean of a few samples spread evenly over the stretch of
 * input that it stands for. Enlarging takes one sample between two pixels (bilinear); shrinking takes several whole pixels, enough
 * against aliasing. Both axes of a picture use it, so the inner loops know no geometry.
 */
final class ResampleWeights {
    /** Samples of a cell: enough against aliasing, few enough to be cheap on a face that fills the screen. */
    static final int MOST = 4;

    final int cells;
    /** Samples of each cell. */
    final int perCell;
    /** Pixel of each sample, clamped to the input. */
    final int[] low;
    /** The next pixel, clamped. */
    final int[] high;
    /** Weight of the next pixel, 0..1. */
    final float[] weight;
    /** Whether the sample lies within the input. */
    final boolean[] inside;

    /**
     * @param from start of the stretch, in input pixels
     * @param length of the stretch
     * @param limit pixels of the input
     */
    ResampleWeights(double from, double length, int cells, int limit) {
        double step = length / cells;
        this.cells = cells;
        this.perCell = Math.max(1, Math.min(MOST, (int) Math.ceil(step - 1e-6)));
        int n = cells * perCell;
        this.low = new int[n];
        this.high = new int[n];
        this.weight = new float[n];
        this.inside = new boolean[n];
        for (int i = 0; i < n; i++) {
            place(i, from + (i + 0.5) * step / perCell, limit);
        }
    }

    private void place(int i, double at, int limit) {
        inside[i] = at >= 0 && at < limit;
        double clamped = Math.min(Math.max(at - 0.5, 0), limit - 1.0);
        if (perCell > 1) {
            low[i] = (int) Math.min(Math.max(at, 0), limit - 1.0);
            high[i] = low[i];
            return;
        }
        low[i] = (int) clamped;
        high[i] = Math.min(low[i] + 1, limit - 1);
        weight[i] = (float) (clamped - low[i]);
    }

    /** First input pixel that is read. */
    int first() {
        return low[0];
    }

    /** Number of input pixels from the first that is read to the last. */
    int span() {
        return high[high.length - 1] - low[0] + 1;
    }
}
