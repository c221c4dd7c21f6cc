package io.dropcast.cli.score;

import java.util.Comparator;
import java.util.List;

/**
 * A track as it is judged.
 *
 * @param identity the identity it belongs to
 * @param weight how much it counts, at least 1: the frames it was seen in
 * @param sightings rising by frame, never empty
 */
public record FoundTrack(String identity, long weight, List<Sighting> sightings) {
    public FoundTrack {
        if (sightings.isEmpty()) {
            throw new IllegalArgumentException("a track of " + identity + " was seen nowhere");
        }
        weight = Math.max(1, weight);
        sightings = sightings.stream()
                .sorted(Comparator.comparingLong(Sighting::frame))
                .toList();
    }

    /**
     * A face in a frame.
     *
     * @param x centre of its box, pixels
     * @param y centre of its box, pixels
     */
    public record Sighting(long frame, double x, double y) {}
}
