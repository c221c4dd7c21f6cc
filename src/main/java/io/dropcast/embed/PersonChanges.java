package io.dropcast.embed;

import io.dropcast.face.Embedding;
import java.util.ArrayList;
import java.util.List;

/**
 * Where in a track's vectors, in the order of time, one person ends and another begins.
 *
 * <p>First the stretches that are tightest: where the lengths of their vector sums add up to most, less {@value #PRICE} for each, by
 * dynamic programming. That is the maximum-likelihood segmentation for vectors on a sphere with one concentration (Banerjee et al.,
 * "Clustering on the Unit Hypersphere using von Mises-Fisher Distributions", JMLR 2005). It finds a turn of the head as well as a change
 * of person; so then neighbours that may be one person are put together again, the most alike first.
 *
 * <p>Two stretches are two people when their means are as little alike as those of strangers and hardly any face of one is like a face of
 * the other. The second condition tells them from a person who turns away or is covered slowly: there one picture leads to the next.
 */
final class PersonChanges {
    /** One odd picture (a hand, a blink, a smear) is no person. */
    static final int LEAST_FACES = 2;

    /** A stretch between two stretches of one person has to be longer: a profile comes back, and so does a hand. */
    private static final int LEAST_FACES_BETWEEN = 3;

    /** What a further stretch has to gain: less only fits noise. */
    private static final double PRICE = 0.3;

    /** Of strangers' means of two faces 99 in 100 are below, of one person's within a shot hardly any (docs/quality.md). */
    private static final double STRANGERS = 0.30;

    private static final double STRANGE_PAIRS = 0.40;
    private static final double SHARE_OF_PAIRS = 0.9;

    /** Mean similarity of the pairs within a stretch: smears agree with nothing, not even with each other. */
    private static final double COHERENT = 0.25;

    private static final double SAME_PERSON = 0.5;

    private final List<Embedding> vectors;
    private final VectorSums sums;

    private PersonChanges(List<Embedding> vectors) {
        this.vectors = vectors;
        this.sums = new VectorSums(vectors);
    }

    /**
     * @param at place of the first vector of the new person
     * @param similarity of the means before and after it
     */
    record Change(int at, double similarity) {}

    /**
     * @param vectors of one track, in the order of time
     * @return rising; empty where it may be one person
     */
    static List<Change> in(List<Embedding> vectors) {
        if (vectors.size() < 2 * LEAST_FACES) {
            return List.of();
        }
        return new PersonChanges(vectors).changes();
    }

    private List<Change> changes() {
        List<Integer> borders = tightest();
        int weakest = weakest(borders);
        while (weakest > 0) {
            borders.remove(weakest);
            weakest = weakest(borders);
        }
        List<Change> changes = new ArrayList<>();
        for (int b = 1; b < borders.size() - 1; b++) {
            changes.add(new Change(borders.get(b), across(borders, b)));
        }
        return changes;
    }

    /** Where stretches begin, with 0 first and the number of vectors last. */
    private List<Integer> tightest() {
        int n = vectors.size();
        double[] best = new double[n + 1];
        int[] from = new int[n + 1];
        for (int end = 1; end <= n; end++) {
            best[end] = Double.NEGATIVE_INFINITY;
            for (int start = 0; start <= end - LEAST_FACES; start++) {
                double value = best[start] + sums.length(start, end) - PRICE;
                if (value > best[end]) {
                    best[end] = value;
                    from[end] = start;
                }
            }
        }
        List<Integer> borders = new ArrayList<>();
        for (int end = n; end > 0; end = from[end]) {
            borders.add(0, end);
        }
        borders.add(0, 0);
        return borders;
    }

    /** The border to take away next, by its place in the list: where the two sides are most alike. 0 when all of them are to stay. */
    private int weakest(List<Integer> borders) {
        int weakest = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int b = 1; b < borders.size() - 1; b++) {
            double similarity = across(borders, b);
            if (similarity > most && !holds(borders, b, similarity)) {
                most = similarity;
                weakest = b;
            }
        }
        return weakest;
    }

    private double across(List<Integer> borders, int b) {
        int at = borders.get(b);
        return sums.similarity(borders.get(b - 1), at, at, borders.get(b + 1));
    }

    private boolean holds(List<Integer> borders, int b, double similarity) {
        int from = borders.get(b - 1);
        int at = borders.get(b);
        int to = borders.get(b + 1);
        return similarity < STRANGERS
                && coherent(from, at)
                && coherent(at, to)
                && !(interlude(borders, b - 1) || interlude(borders, b))
                && fewPairsAlike(from, at, to);
    }

    private boolean coherent(int from, int to) {
        double length = sums.length(from, to);
        double pairs = (double) (to - from) * (to - from - 1);
        return length * length - (to - from) >= COHERENT * pairs;
    }

    /** Whether the stretch is short and the same person is before and after it. */
    private boolean interlude(List<Integer> borders, int stretch) {
        if (stretch == 0 || stretch + 2 >= borders.size()) {
            return false;
        }
        int from = borders.get(stretch);
        int to = borders.get(stretch + 1);
        return to - from < LEAST_FACES_BETWEEN
                && sums.similarity(borders.get(stretch - 1), from, to, borders.get(stretch + 2)) >= SAME_PERSON;
    }

    private boolean fewPairsAlike(int from, int at, int to) {
        int alike = 0;
        for (int a = from; a < at; a++) {
            for (int b = at; b < to; b++) {
                alike += vectors.get(a).similarity(vectors.get(b)) >= STRANGE_PAIRS ? 1 : 0;
            }
        }
        return alike <= (1 - SHARE_OF_PAIRS) * (at - from) * (to - at);
    }
}
