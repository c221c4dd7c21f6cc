package io.dropcast.embed;

import io.dropcast.face.Embedding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One vector for many: the mean direction weighted by quality; samples that are less similar to it than
 * {@code max(least, median - slack)} are dropped, once, so that a stray sample does not bend the vector.
 */
final class Pooling {
    /** Even the worst sample counts a little. */
    private static final double LEAST_WEIGHT = 1e-3;

    private Pooling() {}

    /** The vector of a track, or of a part of one. */
    static Optional<Embedding> pool(List<Sample> samples, EmbedSettings settings) {
        return pool(
                samples.stream().map(Sample::vector).toList(),
                samples.stream().map(s -> s.face().quality().score()).toList(),
                settings);
    }

    static Optional<Embedding> pool(List<Embedding> vectors, List<Double> qualities, EmbedSettings settings) {
        if (vectors.isEmpty()) {
            return Optional.empty();
        }
        Embedding first = mean(vectors, qualities);
        if (vectors.size() < 3) {
            return Optional.of(first);
        }
        double[] similarities = vectors.stream().mapToDouble(first::similarity).toArray();
        double floor = Math.max(settings.minSampleSim(), median(similarities) - settings.sampleSlack());
        List<Embedding> kept = new ArrayList<>();
        List<Double> keptQualities = new ArrayList<>();
        for (int i = 0; i < similarities.length; i++) {
            if (similarities[i] >= floor) {
                kept.add(vectors.get(i));
                keptQualities.add(qualities.get(i));
            }
        }
        return Optional.of(kept.isEmpty() ? first : mean(kept, keptQualities));
    }

    private static Embedding mean(List<Embedding> vectors, List<Double> qualities) {
        return Embedding.mean(
                vectors,
                qualities.stream().mapToDouble(q -> Math.max(q, LEAST_WEIGHT)).toArray());
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        return n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
    }
}
