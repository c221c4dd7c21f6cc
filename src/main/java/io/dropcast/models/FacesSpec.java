package io.dropcast.models;

import io.dropcast.face.Range;
import java.util.List;

/**
 * What a cosine similarity says, depending on how good the pictures are.
 *
 * @param how it was measured
 * @param leastNorm faces whose vectors have a smaller norm are not compared, 0..1000
 * @param ownNorm tracks whose vectors have a smaller norm are no identity by themselves, {@code leastNorm}..1000
 * @param clearNorm those whose vectors have a smaller norm join groups and make none, {@code ownNorm}..1000
 * @param byNorm rising by norm, two or more
 */
public record FacesSpec(String how, double leastNorm, double ownNorm, double clearNorm, List<Point> byNorm) {
    private static final double LARGEST_NORM = 1000;
    private static final double NARROWEST = 1e-3;

    /**
     * @param norm geometric mean of the norms of two tracks, 0..1000
     * @param strangers mean similarity of different people, -1..1
     * @param strangersSpread standard deviation of it, 0.001..1
     * @param lookalikes share of different people who are more alike than that, 0..0.5
     * @param same mean similarity of one person, above that of strangers, at most 1
     * @param sameSpread standard deviation of it, 0.001..1
     */
    public record Point(
            double norm, double strangers, double strangersSpread, double lookalikes, double same, double sameSpread) {

        /** @throws IllegalArgumentException naming the value and its range */
        public Point {
            Range.check("norm", norm, 0, LARGEST_NORM);
            Range.check("strangers", strangers, -1, 1);
            Range.check("strangers_spread", strangersSpread, NARROWEST, 1);
            Range.check("lookalikes", lookalikes, 0, 0.5);
            Range.check("same", same, -1, 1);
            Range.check("same_spread", sameSpread, NARROWEST, 1);
            if (same <= strangers) {
                throw new IllegalArgumentException("same must be above strangers, " + strangers + ", found " + same
                        + ": one person is more alike");
            }
        }
    }

    /** @throws IllegalArgumentException naming the value and its range, or the norms that do not rise */
    public FacesSpec {
        byNorm = List.copyOf(byNorm);
        Checks.text("how", how);
        Range.check("least_norm", leastNorm, 0, LARGEST_NORM);
        Range.check("own_norm", ownNorm, leastNorm, LARGEST_NORM);
        Range.check("clear_norm", clearNorm, ownNorm, LARGEST_NORM);
        if (byNorm.size() < 2) {
            throw new IllegalArgumentException("by_norm must be two points or more, found " + byNorm.size());
        }
        for (int p = 1; p < byNorm.size(); p++) {
            if (byNorm.get(p).norm() <= byNorm.get(p - 1).norm()) {
                throw new IllegalArgumentException("by_norm must rise, found norm "
                        + byNorm.get(p).norm() + " after " + byNorm.get(p - 1).norm());
            }
        }
    }
}
