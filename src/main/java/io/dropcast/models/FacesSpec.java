package io.dropcast.models;

import java.util.List;

/**
 * What a cosine similarity says, depending on how good the pictures are.
 *
 * @param how it was measured
 * @param leastNorm faces whose vectors have a smaller norm are not compared, 0 or more
 * @param byNorm rising by norm, two or more
 */
public record FacesSpec(String how, double leastNorm, List<Point> byNorm) {

    /**
     * @param norm geometric mean of the norms of two tracks
     * @param strangers mean similarity of different people
     * @param strangersSpread standard deviation of it
     * @param lookalikes share of different people who are more alike than that, 0..0.5
     * @param same mean similarity of one person
     * @param sameSpread standard deviation of it
     */
    public record Point(
            double norm, double strangers, double strangersSpread, double lookalikes, double same, double sameSpread) {}

    /** @throws IllegalArgumentException naming the value and its range */
    public FacesSpec {
        byNorm = List.copyOf(byNorm);
        Checks.text("how", how);
        Checks.within("least_norm", leastNorm, 0, 1000);
    }
}
