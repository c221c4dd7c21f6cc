package io.dropcast.embed;

import io.dropcast.face.Embedding;
import java.util.List;

/** Sums of any stretch of a list of unit vectors, without adding them up again. */
final class VectorSums {
    /** Row r is the sum of the first r vectors. */
    private final double[][] upTo;

    VectorSums(List<Embedding> vectors) {
        upTo = new double[vectors.size() + 1]
                [vectors.isEmpty() ? 0 : vectors.get(0).size()];
        for (int v = 0; v < vectors.size(); v++) {
            for (int i = 0; i < upTo[v].length; i++) {
                upTo[v + 1][i] = upTo[v][i] + vectors.get(v).at(i);
            }
        }
    }

    /** Length of the sum: 0 up to the number of vectors, which it is when all of them are the same. */
    double length(int from, int to) {
        return Math.sqrt(dot(from, to, from, to));
    }

    /** Cosine of the sums of two stretches; 0 where one cancels itself out: faces without a common direction agree with nothing. */
    double similarity(int from, int to, int otherFrom, int otherTo) {
        double lengths = length(from, to) * length(otherFrom, otherTo);
        return lengths < 1e-9 ? 0 : dot(from, to, otherFrom, otherTo) / lengths;
    }

    private double dot(int from, int to, int otherFrom, int otherTo) {
        double dot = 0;
        for (int i = 0; i < upTo[0].length; i++) {
            dot += (upTo[to][i] - upTo[from][i]) * (upTo[otherTo][i] - upTo[otherFrom][i]);
        }
        return dot;
    }
}
