package io.dropcast.cluster;

import io.dropcast.face.Embedding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * How tightly the tracks of an identity lie around its centroid. Rounded to the four decimals that are written, so that what is judged
 * here is what is read there.
 *
 * @param mean mean similarity to the centroid, -1..1
 * @param lowest the lowest of them
 */
record Cohesion(double mean, double lowest) {
    private static final double LOW = 0.80;

    static Cohesion around(Embedding centroid, List<Embedding> vectors) {
        double sum = 0;
        double lowest = 1;
        for (Embedding vector : vectors) {
            double similarity = vector.similarity(centroid);
            sum += similarity;
            lowest = Math.min(lowest, similarity);
        }
        return new Cohesion(rounded(sum / vectors.size()), rounded(lowest));
    }

    boolean isLow(double minIdentitySim) {
        return mean < LOW || lowest < minIdentitySim;
    }

    private static double rounded(double similarity) {
        return BigDecimal.valueOf(similarity).setScale(4, RoundingMode.HALF_UP).doubleValue();
    }
}
