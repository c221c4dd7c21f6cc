package io.dropcast.cluster.linkage;

/**
 * A range of similarity in which nothing merges.
 *
 * @param low similarity of the merge below it, or 0
 * @param high similarity of the merge above it, or 1
 */
public record MergeGap(double low, double high) {

    public double middle() {
        return (low + high) / 2;
    }

    private double width() {
        return high - low;
    }

    /**
     * The widest gap that reaches into the window, the highest of equals. Its ends may lie outside: how far apart the sides are is what
     * tells a gap between people from one between two looks of a person.
     *
     * @param merges falling
     */
    public static MergeGap widest(double[] merges, double low, double high) {
        // a window is never without a gap: the ends of the scale count as merges
        MergeGap widest = new MergeGap(low, low);
        double above = 1;
        for (int m = 0; m <= merges.length; m++) {
            double below = m < merges.length ? Math.max(0, merges[m]) : 0;
            MergeGap gap = new MergeGap(Math.min(below, above), above);
            if (gap.high() > low && gap.low() < high && gap.width() > widest.width()) {
                widest = gap;
            }
            above = gap.low();
        }
        return widest;
    }
}
