package io.dropcast.cluster.linkage;

/**
 * Tracks that hang together and are too many to be compared each with each, so that they were compared in parts. Who of them are in two
 * parts were not put together, although they may be one person.
 *
 * @param tracks how many
 * @param similarity cosine similarity from which on two tracks are in one part for certain; 1 when even those were too many
 */
public record CoarseGroup(int tracks, double similarity) {}
