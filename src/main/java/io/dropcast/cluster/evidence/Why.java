package io.dropcast.cluster.evidence;

/**
 * Why the tracks of an identity are together: means over its pairs of tracks of the natural logarithms of likelihood ratios. More than 0
 * speaks for one person.
 *
 * @param face by faces
 * @param clothes by clothes
 * @param thread by the same place of the same camera set-up, 0 or more
 */
public record Why(double face, double clothes, double thread) {

    /** Of all together, as a probability, 0..1: even odds are 0.5. */
    public double sure() {
        return 1 / (1 + Math.exp(-(face + clothes + thread)));
    }
}
