package io.dropcast.cluster.evidence;

/**
 * What the stop of the linkage learnt from humans.
 *
 * @param merged pairs of one person that were heard
 * @param apart pairs of two people that were heard
 * @param shift what is added to the log-likelihood ratio at which groups are no longer joined, -1..1.5
 */
public record Taught(int merged, int apart, double shift) {
    /** No human said anything. */
    public static final Taught NOTHING = new Taught(0, 0, 0);

    /** Whether the stop is another one. */
    public boolean moves() {
        return shift != 0;
    }
}
