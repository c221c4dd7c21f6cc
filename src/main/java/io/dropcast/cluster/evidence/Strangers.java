package io.dropcast.cluster.evidence;

import io.dropcast.cluster.evidence.FaceRatio.Point;
import io.dropcast.cluster.linkage.DistanceMatrix;
import io.dropcast.embed.TrackFace;
import io.dropcast.face.Embedding;
import java.util.BitSet;
import java.util.List;

/**
 * How alike strangers are in this episode, beside what the pack says of any. Pictures that lost detail, as by scaling up, make all faces
 * alike, and the norm does not tell. Pairs that are seen at once are surely strangers, but share light and camera; so all pairs must bear
 * it out. The pack counts as {@value #PRIOR} pairs. It can only become stricter.
 *
 * @param pairs that are seen at once
 * @param more by how much strangers are more alike than the pack says at their norms, 0..{@value #MOST}
 */
public record Strangers(int pairs, double more) {
    /** As the pack says. */
    public static final Strangers AS_ANY = new Strangers(0, 0);

    private static final double PRIOR = 20;
    private static final double MOST = 0.5;

    /** No curve says that different people are always the same, or that one person is. */
    private static final double MOST_ALIKE = 0.9;

    private static final double ONE_MOST_ALIKE = 0.98;

    /** As up to a fifth of all pairs are of one person, the median of those of strangers lies here. */
    private static final double MIDDLE_OF_ALL = 0.4;

    /**
     * @param tracks with vectors
     * @param apart pairs that are seen at once, by {@link DistanceMatrix#index}
     */
    static Strangers of(List<TrackFace> tracks, BitSet apart, FaceRatio faces) {
        Excess atOnce = new Excess();
        Excess all = new Excess();
        List<Embedding> vectors =
                tracks.stream().map(t -> t.vector().orElseThrow()).toList();
        double[] norms = tracks.stream()
                .mapToDouble(t -> t.norm().orElse(faces.clearest().norm()))
                .toArray();
        for (int a = 0; a < norms.length; a++) {
            for (int b = a + 1; b < norms.length; b++) {
                double expected = faces.at(Math.sqrt(norms[a] * norms[b])).strangers();
                double excess = vectors.get(a).similarity(vectors.get(b)) - expected;
                all.add(excess);
                if (apart.get(DistanceMatrix.index(norms.length, a, b))) {
                    atOnce.add(excess);
                }
            }
        }
        double trust = atOnce.count / (atOnce.count + PRIOR);
        double more = Math.min(trust * atOnce.quantile(0.5), all.quantile(MIDDLE_OF_ALL));
        return new Strangers(atOnce.count, Math.max(0, Math.min(MOST, more)));
    }

    /** The curves as they are in this episode: those of one person move along, as how far people differ stays the same. */
    public FaceRatio in(FaceRatio faces) {
        return more == 0
                ? faces
                : new FaceRatio(faces.points().stream().map(this::moved).toList(), faces.norms());
    }

    private Point moved(Point p) {
        return new Point(
                p.norm(),
                Math.max(p.strangers(), Math.min(MOST_ALIKE, p.strangers() + more)),
                p.strangersSpread(),
                p.lookalikes(),
                Math.max(p.same(), Math.min(ONE_MOST_ALIKE, p.same() + more)),
                p.sameSpread(),
                p.changed());
    }

    /** Counted on a grid, so that any number of pairs takes the same room. */
    private static final class Excess {
        private static final int STEPS = 256;

        private final int[] counts = new int[4 * STEPS + 1];
        private int count;

        void add(double excess) {
            counts[(int) Math.round((excess + 2) * STEPS)]++;
            count++;
        }

        /** 0 without any. */
        double quantile(double share) {
            int before = (int) (share * count);
            int cell = 0;
            while (count > 0 && before >= counts[cell]) {
                before -= counts[cell++];
            }
            return count == 0 ? 0 : (double) cell / STEPS - 2;
        }
    }
}
