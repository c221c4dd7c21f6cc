package io.dropcast.cluster.linkage;

/** How alike two tracks of a list are, -1..1, given the cosine of their vectors. Safe for several threads. */
@FunctionalInterface
public interface PairSimilarity {
    /** The cosine itself. */
    PairSimilarity COSINE = (one, other, cosine) -> cosine;

    /**
     * @param one place of a track in the list
     * @param other place of another one
     * @param cosine of their vectors
     */
    float of(int one, int other, float cosine);

    /** The same of some of the tracks, by their places among those. */
    default PairSimilarity among(int... items) {
        return (one, other, cosine) -> of(items[one], items[other], cosine);
    }
}
