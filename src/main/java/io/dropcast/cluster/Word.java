package io.dropcast.cluster;

/**
 * A human's word on two groups of tracks.
 *
 * @param one number of a group
 * @param other number of another one
 * @param same whether they are one person, or two
 * @param ratio mean log-likelihood ratio of their pairs
 */
record Word(int one, int other, boolean same, double ratio) {}
