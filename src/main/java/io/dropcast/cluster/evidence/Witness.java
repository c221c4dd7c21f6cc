package io.dropcast.cluster.evidence;

/** What speaks for two tracks of a list being one person, or against it, beside their faces. Safe for several threads. */
@FunctionalInterface
interface Witness {
    /** Says nothing. */
    Witness SILENT = (one, other, face) -> 0;

    /**
     * A log-likelihood ratio; more than 0 speaks for one person.
     *
     * @param one place of a track in the list
     * @param other place of another one
     * @param face log-likelihood ratio of their faces
     */
    float of(int one, int other, float face);
}
