package io.dropcast.models;

import io.dropcast.face.Range;
import java.util.List;

/**
 * The similarity of track vectors of different people, as measured.
 *
 * @param how on what and in what way it was measured, for people
 * @param people different people that were compared, 2 or more
 * @param pairs pairs of tracks that were compared, 1 or more
 * @param quantiles two or more, both numbers rising
 */
public record StrangersSpec(String how, int people, int pairs, List<Quantile> quantiles) {

    /**
     * @param share of the pairs that are less alike, between 0 and 1
     * @param similarity cosine similarity, -1..1
     */
    public record Quantile(double share, double similarity) {
        /** @throws IllegalArgumentException naming the value and its range */
        public Quantile {
            Range.check("share", share, 1e-9, 1 - 1e-9);
            Range.check("similarity", similarity, -1, 1);
        }
    }

    /** @throws IllegalArgumentException naming the value and its range, or the quantiles that do not rise */
    public StrangersSpec {
        quantiles = List.copyOf(quantiles);
        Checks.text("how", how);
        Range.check("people", people, 2, Integer.MAX_VALUE);
        Range.check("pairs", pairs, 1, Integer.MAX_VALUE);
        if (quantiles.size() < 2) {
            throw new IllegalArgumentException("quantiles must be two or more, found " + quantiles.size());
        }
        for (int q = 1; q < quantiles.size(); q++) {
            Quantile below = quantiles.get(q - 1);
            Quantile above = quantiles.get(q);
            if (above.share() <= below.share() || above.similarity() <= below.similarity()) {
                throw new IllegalArgumentException("quantiles must rise, found " + below + " before " + above);
            }
        }
    }
}
