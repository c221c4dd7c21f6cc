package io.dropcast.cluster.linkage;

import io.dropcast.face.Embedding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * What clustering in bounded memory loses, on made up appearances of known people, and how long it takes. Strangers are made as alike as
 * the default model makes them: vectors of 60 numbers at random have similarities with a deviation of 0.13. docs/scaling.md has the
 * figures and says how to run it.
 */
final class BoundTrial {
    private static final int TRACKS = 6000;
    private static final int PEOPLE = 150;
    private static final int MANY = 40_000;
    private static final int NUMBERS = 512;
    private static final int TOLD_APART_BY = 60;
    private static final int[] SEEDS = {1, 2, 3};

    private final List<Embedding> vectors = new ArrayList<>();
    private final List<Integer> truth = new ArrayList<>();

    /**
     * @param likeness mean similarity of two tracks of one person
     * @param noise the numbers by which tracks of one person differ: {@link #TOLD_APART_BY}, the same by which people do, as with faces, or
     *     all, where strangers come no nearer by it
     */
    private BoundTrial(long seed, int tracks, int people, double likeness, int noise) {
        Random random = new Random(seed);
        double[][] faces = new double[people][TOLD_APART_BY];
        for (double[] face : faces) {
            Arrays.setAll(face, i -> random.nextGaussian());
        }
        double deviation = Math.sqrt((1 / likeness - 1) * TOLD_APART_BY / noise);
        for (int t = 0; t < tracks; t++) {
            int who = random.nextInt(people);
            float[] vector = new float[NUMBERS];
            for (int i = 0; i < noise; i++) {
                vector[i] = (float) ((i < TOLD_APART_BY ? faces[who][i] : 0) + deviation * random.nextGaussian());
            }
            vectors.add(Embedding.of("trial", vector));
            truth.add(who);
        }
    }

    public static void main(String[] args) {
        System.out.printf("%d tracks of %d people, %d times%n", TRACKS, PEOPLE, SEEDS.length);
        System.out.println(
                "| likeness | threshold | bound | tracks in parts, at similarity | B3 F1 | with one matrix | other |");
        System.out.println("|---|---|---|---|---|---|---|");
        for (double likeness : new double[] {0.7, 0.6}) {
            for (double thresh : new double[] {0.6, 0.5, 0.4}) {
                tell(likeness, thresh);
            }
        }
        many("noise of its own", NUMBERS, 2000, 0.6);
        many("noise as between people", TOLD_APART_BY, 200, 0.5);
    }

    private static void tell(double likeness, double thresh) {
        List<BoundTrial> trials = Arrays.stream(SEEDS)
                .mapToObj(seed -> new BoundTrial(seed, TRACKS, PEOPLE, likeness, TOLD_APART_BY))
                .toList();
        List<List<Integer>> whole =
                trials.stream().map(t -> t.linked(thresh, TRACKS).labels()).toList();
        for (int bound : new int[] {TRACKS / 2, TRACKS / 4, TRACKS / 8}) {
            double f1 = 0;
            double f1OfWhole = 0;
            double other = 0;
            String coarse = "";
            for (int k = 0; k < trials.size(); k++) {
                BoundedLinkage.Linked parts = trials.get(k).linked(thresh, bound);
                f1 += f1(parts.labels(), trials.get(k).truth) / trials.size();
                f1OfWhole += f1(whole.get(k), trials.get(k).truth) / trials.size();
                other += (1 - f1(parts.labels(), whole.get(k))) / trials.size();
                coarse = told(parts.coarse());
            }
            System.out.printf(
                    Locale.ROOT,
                    "| %.1f | %.1f | %d | %s | %.4f | %.4f | %.4f |%n",
                    likeness,
                    thresh,
                    bound,
                    coarse,
                    f1,
                    f1OfWhole,
                    other);
        }
    }

    private static String told(List<CoarseGroup> coarse) {
        return coarse.stream()
                .map(c -> String.format(Locale.ROOT, "%d at %.2f", c.tracks(), c.similarity()))
                .reduce((a, b) -> a + ", " + b)
                .orElse("none");
    }

    /** How long it takes with the default bound, and with one matrix of all. */
    private static void many(String what, int noise, int people, double thresh) {
        BoundTrial trial = new BoundTrial(1, MANY, people, 0.7, noise);
        List<Integer> whole = List.of();
        for (int bound : new int[] {MANY, MatrixBound.ofMegabytes(2048).tracks()}) {
            long begin = System.nanoTime();
            BoundedLinkage.Linked linked = trial.linked(thresh, bound);
            double seconds = (System.nanoTime() - begin) / 1e9;
            whole = whole.isEmpty() ? linked.labels() : whole;
            System.out.printf(
                    Locale.ROOT,
                    "%d tracks of %d people, %s, threshold %.1f, bound %d: %.1f s, in parts: %s, B3 F1 %.4f, other %.4f%n",
                    MANY,
                    people,
                    what,
                    thresh,
                    bound,
                    seconds,
                    told(linked.coarse()),
                    f1(linked.labels(), trial.truth),
                    1 - f1(linked.labels(), whole));
        }
    }

    private BoundedLinkage.Linked linked(double thresh, int bound) {
        return BoundedLinkage.of(vectors, new BitSet(), thresh, new MatrixBound(bound));
    }

    /** B-cubed: the mean over all tracks of how pure their cluster is and how much of their person is in it (harmonic mean of both). */
    private static double f1(List<Integer> labels, List<Integer> truth) {
        Map<List<Integer>, Integer> both = new HashMap<>();
        Map<Integer, Integer> ofLabel = new HashMap<>();
        Map<Integer, Integer> ofTruth = new HashMap<>();
        for (int t = 0; t < labels.size(); t++) {
            both.merge(List.of(labels.get(t), truth.get(t)), 1, Integer::sum);
            ofLabel.merge(labels.get(t), 1, Integer::sum);
            ofTruth.merge(truth.get(t), 1, Integer::sum);
        }
        double precision = 0;
        double recall = 0;
        for (Map.Entry<List<Integer>, Integer> cell : both.entrySet()) {
            double shared = cell.getValue();
            precision += shared * shared / ofLabel.getOrDefault(cell.getKey().get(0), 1);
            recall += shared * shared / ofTruth.getOrDefault(cell.getKey().get(1), 1);
        }
        precision /= labels.size();
        recall /= labels.size();
        return 2 * precision * recall / (precision + recall);
    }
}
