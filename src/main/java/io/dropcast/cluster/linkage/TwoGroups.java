package io.dropcast.cluster.linkage;

import io.dropcast.face.Embedding;
import java.util.ArrayList;
import java.util.List;

/**
 * Vectors of one track in two groups, each around one of the two that are least alike, whatever their order in time: somebody who comes
 * and goes shows here and not where the track changes once.
 */
public final class TwoGroups {
    /** Fewer faces are a profile or a hand that comes back. */
    private static final int LEAST_FACES = 3;

    /** Mean similarity of the pairs of a group, below which it is a heap of smears and nobody. */
    private static final double COHERENT = 0.35;

    private TwoGroups() {}

    /** Similarity of the means of the two; 1 where they are no two groups. */
    public static double similarity(List<Embedding> vectors) {
        if (vectors.size() < 2 * LEAST_FACES) {
            return 1;
        }
        int one = 0;
        int other = 1;
        double least = vectors.get(one).similarity(vectors.get(other));
        for (int a = 0; a < vectors.size(); a++) {
            for (int b = a + 1; b < vectors.size(); b++) {
                double similarity = vectors.get(a).similarity(vectors.get(b));
                if (similarity < least) {
                    least = similarity;
                    one = a;
                    other = b;
                }
            }
        }
        List<Embedding> left = new ArrayList<>();
        List<Embedding> right = new ArrayList<>();
        for (Embedding v : vectors) {
            boolean nearer = v.similarity(vectors.get(one)) >= v.similarity(vectors.get(other));
            (nearer ? left : right).add(v);
        }
        return isGroup(left) && isGroup(right) ? Embedding.mean(left).similarity(Embedding.mean(right)) : 1;
    }

    private static boolean isGroup(List<Embedding> vectors) {
        double sum = 0;
        for (Embedding a : vectors) {
            for (Embedding b : vectors) {
                sum += a.similarity(b);
            }
        }
        int n = vectors.size();
        return n >= LEAST_FACES && sum - n >= COHERENT * n * (n - 1);
    }
}
