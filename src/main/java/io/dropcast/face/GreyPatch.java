package io.dropcast.face;

/**
 * A square grey picture, values 0..255, rows from the top. What landmark nets read and what contrast and blur are measured on.
 * Immutable by agreement, as {@link Crop}.
 */
public final class GreyPatch {
    private final int size;
    private final float[] values;

    /** @throws IllegalArgumentException when the array is not size x size long */
    public GreyPatch(int size, float[] values) {
        if (size < 3 || values.length != size * size) {
            throw new IllegalArgumentException(
                    "grey patch of side " + size + " needs " + (size * size) + " values, found " + values.length);
        }
        this.size = size;
        this.values = values;
    }

    public int size() {
        return size;
    }

    /** The values themselves, not a copy: read only. */
    public float[] values() {
        return values;
    }

    /** Standard deviation of the grey values (contrast), 0..127.5. */
    public double std() {
        double sum = 0;
        double squares = 0;
        for (float v : values) {
            sum += v;
            squares += (double) v * v;
        }
        double mean = sum / values.length;
        return Math.sqrt(Math.max(0, squares / values.length - mean * mean));
    }

    /** Variance of the Laplacian (4-neighbour kernel): small is blurred. Pech-Pacheco et al., ICPR 2000, section 2. */
    public double laplacianVariance() {
        double sum = 0;
        double squares = 0;
        int n = 0;
        for (int y = 1; y < size - 1; y++) {
            for (int x = 1; x < size - 1; x++) {
                int i = y * size + x;
                double l = values[i - 1] + values[i + 1] + values[i - size] + values[i + size] - 4 * values[i];
                sum += l;
                squares += l * l;
                n++;
            }
        }
        double mean = sum / n;
        return Math.max(0, squares / n - mean * mean);
    }
}
