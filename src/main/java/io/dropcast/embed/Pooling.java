package io.dropcast.embed;

import io.dropcast.face.Embedding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One vector for many: the mean direction, weighted by the square of the encoder's norm, because that knows a bad face better than
 * sharpness and size do; samples that are less similar to it than {@code max(least, median - slack)} are dropped, once, so that a stray
 * sample does not bend the vector. Where even the median is less similar than {@code least}, the faces are poor ones that agree no better,
 * and {@code median - slack} decides alone.
 */
final class Pooling {
    /** Even the worst sample counts a little. */
    private static final double LEAST_WEIGHT = 1e-3;

    private Pooling() {}

    /** The vector of a track, or of a part of one. */
    static Optional<Embedding> pool(List<Sample> samples, EmbedSettings settings) {
        return pool(
                samples.stream().map(Sample::vector).toList(),
                samples.stream().map(s -> s.norm() * s.norm()).toList(),
                settings);
    }

    static Optional<Embedding> pool(List<Embedding> vectors, List<Double> weights, EmbedSettings settings) {
        if (vectors.isEmpty()) {
            return Optional.empty();
        }
        Embedding first = mean(vectors, weights);
        if (vectors.size() < 3) {
            return Optional.of(first);
        }
        double[] similarities = vectors.stream().mapToDouble(first::similarity).toArray();
        double median = median(similarities);
        double slack = median - settings.sampleSlack();
        double floor = median < settings.minSampleSim() ? slack : Math.max(settings.minSampleSim(), slack);
        List<Embedding> kept = new ArrayList<>();
        List<Double> keptWeights = new ArrayList<>();
        for (int i = 0; i < similarities.length; i++) {
            if (similarities[i] >= floor) {
                kept.add(vectors.get(i));
                keptWeights.add(weights.get(i));
            }
        }
        return Optional.of(kept.isEmpty() ? first : mean(kept, keptWeights));
    }

    private static Embedding mean(List<Embedding> vectors, List<Double> weights) {
        return Embedding.mean(
                vectors,
                weights.stream().mapToDouble(w -> Math.max(w, LEAST_WEIGHT)).toArray());
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        return n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
    }
}
