package io.dropcast.video;

/** How far frame signatures are from each other. Stateless. */
final class SignatureDistance {
    /** Rows from the top and from the bottom that black bars may cover. */
    private static final int BARS = 4;

    private static final int BLACK = 20;
    private static final int FLAT_SPREAD = 10;
    /** Variance of the luma below which there is no picture to speak of. */
    private static final double LEAST_VARIANCE = 6;

    private SignatureDistance() {}

    /** Mean luma plus mean colour difference of the cells, 0..382. */
    static double difference(FrameSignature a, FrameSignature b) {
        long luma = 0;
        long colour = 0;
        for (int c = 0; c < FrameSignature.CELLS; c++) {
            luma += Math.abs(a.luma(c) - b.luma(c));
            colour += Math.abs(a.u(c) - b.u(c)) + Math.abs(a.v(c) - b.v(c));
        }
        return (luma + colour / 2.0) / FrameSignature.CELLS;
    }

    /**
     * Correlation of the luma, -1..1: whether the same things are in the same places, in whatever light. 0 where one of the two shows
     * nothing. Black bars do not count.
     */
    static double likeness(FrameSignature a, FrameSignature b) {
        double cells = 0;
        double sumA = 0;
        double sumB = 0;
        double both = 0;
        double squaresA = 0;
        double squaresB = 0;
        for (int c = 0; c < FrameSignature.CELLS; c++) {
            if (!black(a, b, c)) {
                cells++;
                sumA += a.luma(c);
                sumB += b.luma(c);
                both += a.luma(c) * b.luma(c);
                squaresA += a.luma(c) * a.luma(c);
                squaresB += b.luma(c) * b.luma(c);
            }
        }
        if (cells == 0) {
            return 0;
        }
        double varianceA = squaresA / cells - sumA * sumA / (cells * cells);
        double varianceB = squaresB / cells - sumB * sumB / (cells * cells);
        double covariance = both / cells - sumA * sumB / (cells * cells);
        boolean nothing = Math.min(varianceA, varianceB) < LEAST_VARIANCE;
        return nothing ? 0 : covariance / Math.sqrt(varianceA * varianceB);
    }

    /** Whether a cell is of a black bar, or as good as that. */
    private static boolean black(FrameSignature a, FrameSignature b, int cell) {
        return a.luma(cell) <= BLACK && b.luma(cell) <= BLACK;
    }

    /** Mean luma, 0..255. */
    static double brightness(FrameSignature g) {
        return (double) g.light() / FrameSignature.CELLS;
    }

    /** Whether it shows one colour only: black, or white, or another; black bars apart. */
    static boolean flat(FrameSignature g) {
        int least = 255;
        int most = 0;
        for (int c = BARS * FrameSignature.WIDTH; c < (FrameSignature.HEIGHT - BARS) * FrameSignature.WIDTH; c++) {
            least = Math.min(least, g.luma(c));
            most = Math.max(most, g.luma(c));
        }
        return most - least <= FLAT_SPREAD;
    }
}
