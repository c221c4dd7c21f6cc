package io.dropcast.video;

import java.util.List;

/**
 * Whether the frame signatures of a stretch are mixtures of its first and its last, more and more of the last. A camera that moves and a
 * thing that comes into the picture also lead from one picture to another, but what is in between shows things in other places, and no
 * mixture of the two looks like that. (The idea of the blends is that of the production model of Hampapur et al., "Production model based
 * digital video segmentation", 1995.)
 */
final class Dissolve {
    /** First and last must be two pictures: the same things in the same places are one, in whatever light. */
    private static final double MOST_LIKENESS = 0.45;

    private static final double LEAST_DIFFERENCE = 8;

    /** Share of the squares that the mixtures leave unexplained; of a camera that moves it is twice as much or more. */
    private static final double UNEXPLAINED = 0.10;

    /** Noise may let the share fall a little. */
    private static final double SLACK = 0.06;

    private Dissolve() {}

    /**
     * @param stretch frame signatures that follow each other; the one in the middle is the first that is more of the last than of the first
     */
    static boolean isMiddleOf(List<FrameSignature> stretch) {
        FrameSignature first = stretch.get(0);
        FrameSignature last = stretch.get(stretch.size() - 1);
        if (SignatureDistance.difference(first, last) < LEAST_DIFFERENCE || !areTwoPictures(first, last)) {
            return false;
        }
        int middle = stretch.size() / 2;
        double before = 0;
        double unexplained = 0;
        for (int g = 1; g < stretch.size() - 1; g++) {
            Mixture m = Mixture.of(first, last, stretch.get(g));
            boolean rises = m.share >= before - SLACK && m.share <= 1 + SLACK;
            boolean onItsSide = g == middle ? m.share >= 0.5 : g != middle - 1 || m.share < 0.5 + SLACK;
            if (!rises || !onItsSide) {
                return false;
            }
            before = m.share;
            unexplained = Math.max(unexplained, m.unexplained);
        }
        return unexplained <= UNEXPLAINED;
    }

    private static boolean areTwoPictures(FrameSignature a, FrameSignature b) {
        return !SignatureDistance.flat(a)
                && !SignatureDistance.flat(b)
                && SignatureDistance.likeness(a, b) < MOST_LIKENESS;
    }

    /**
     * The nearest mixture of two frame signatures.
     *
     * @param share of the second, 0..1 when it is one
     * @param unexplained squares that are left, as a share of those between the two
     */
    private record Mixture(double share, double unexplained) {
        static Mixture of(FrameSignature first, FrameSignature last, FrameSignature g) {
            double along = 0;
            double whole = 0;
            double own = 0;
            for (int c = 0; c < 3 * FrameSignature.CELLS; c++) {
                double way = last.value(c) - first.value(c);
                double gone = g.value(c) - first.value(c);
                along += way * gone;
                whole += way * way;
                own += gone * gone;
            }
            double share = along / whole;
            return new Mixture(share, Math.max(0, own / whole - share * share));
        }
    }
}
