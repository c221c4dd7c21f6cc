package io.dropcast.face;

import java.util.Arrays;
import java.util.List;

/**
 * A unit vector that stands for a face. Vectors of two models are never compared: they live in different spaces. Immutable.
 */
public final class Embedding {
    private final String model;
    private final float[] unit;

    private Embedding(String model, float[] unit) {
        this.model = model;
        this.unit = unit;
    }

    /**
     * The vector scaled to length 1.
     *
     * @param model the name of the model pack that made it
     * @param vector copied
     * @throws IllegalArgumentException when the vector is (near) zero or not finite: such a vector is near to every person
     */
    public static Embedding of(String model, float[] vector) {
        double squares = 0;
        for (float v : vector) {
            squares += (double) v * v;
        }
        if (!(squares > 1e-12) || Double.isInfinite(squares)) {
            throw new IllegalArgumentException("a vector of length " + Math.sqrt(squares) + " cannot stand for a face");
        }
        double scale = 1 / Math.sqrt(squares);
        float[] unit = new float[vector.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = (float) (vector[i] * scale);
        }
        return new Embedding(model, unit);
    }

    /**
     * A vector that is known to be a unit vector, bit for bit as it was stored.
     *
     * @throws IllegalArgumentException when its length is not 1 (within 1e-3)
     */
    public static Embedding stored(String model, float[] unit) {
        double squares = 0;
        for (float v : unit) {
            squares += (double) v * v;
        }
        if (!(Math.abs(squares - 1) < 2e-3)) {
            throw new IllegalArgumentException("a stored vector has length " + Math.sqrt(squares) + ", not 1");
        }
        return new Embedding(model, unit.clone());
    }

    /**
     * The weighted mean direction.
     *
     * @throws IllegalArgumentException when there is nothing to average, or the weights do not fit
     */
    public static Embedding mean(List<Embedding> vectors, double[] weights) {
        if (vectors.isEmpty() || vectors.size() != weights.length) {
            throw new IllegalArgumentException(
                    vectors.size() + " vectors with " + weights.length + " weights have no mean");
        }
        double[] sum = new double[vectors.get(0).size()];
        for (int v = 0; v < weights.length; v++) {
            vectors.get(0).requireSameModel(vectors.get(v));
            float[] unit = vectors.get(v).unit;
            for (int i = 0; i < sum.length; i++) {
                sum[i] += weights[v] * unit[i];
            }
        }
        float[] mean = new float[sum.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (float) sum[i];
        }
        return of(vectors.get(0).model, mean);
    }

    /** The mean direction, each vector counting the same. */
    public static Embedding mean(List<Embedding> vectors) {
        double[] weights = new double[vectors.size()];
        Arrays.fill(weights, 1);
        return mean(vectors, weights);
    }

    public String model() {
        return model;
    }

    public int size() {
        return unit.length;
    }

    public float at(int i) {
        return unit[i];
    }

    /** The numbers; a copy. */
    public float[] toArray() {
        return unit.clone();
    }

    /** Writes the numbers to the front of an array that is long enough. */
    void copyTo(float[] target) {
        System.arraycopy(unit, 0, target, 0, unit.length);
    }

    /**
     * Cosine similarity, in [-1, 1].
     *
     * @throws IllegalArgumentException when the other vector is of another model
     */
    public double similarity(Embedding other) {
        requireSameModel(other);
        double dot = 0;
        for (int i = 0; i < unit.length; i++) {
            dot += (double) unit[i] * other.unit[i];
        }
        return Math.max(-1, Math.min(1, dot));
    }

    /** @throws IllegalArgumentException when the other vector is of another model */
    void requireSameModel(Embedding other) {
        if (!model.equals(other.model) || unit.length != other.unit.length) {
            throw new IllegalArgumentException("vectors of " + model + " (" + unit.length + ") and " + other.model
                    + " (" + other.unit.length + ") are never compared");
        }
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Embedding other && model.equals(other.model) && Arrays.equals(unit, other.unit);
    }

    @Override
    public int hashCode() {
        return 31 * model.hashCode() + Arrays.hashCode(unit);
    }

    @Override
    public String toString() {
        return "Embedding[" + model + ", " + unit.length + "]";
    }
}
