package io.dropcast.track;

/**
 * What the tracker counted.
 *
 * @param born tracks that were started, kept or not
 * @param endedByCut tracks that a cut ended
 * @param lost tracks that were not seen again within the buffer
 * @param dropped tracks that were too short or too weak to keep
 * @param lowMatches sightings that only the low band gave
 */
public record TrackMetrics(int born, int endedByCut, int lost, int dropped, int lowMatches) {}
