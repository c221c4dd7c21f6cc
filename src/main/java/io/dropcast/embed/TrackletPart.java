package io.dropcast.embed;

import io.dropcast.detect.Detection;
import io.dropcast.track.Track;
import java.util.List;

/**
 * A stretch of what the tracker followed in which one person is seen.
 *
 * @param tracklet what the tracker followed
 * @param sightings those of the stretch, rising by frame, never empty
 * @param samples those of them that have a vector, rising by frame
 * @param change similarity to the piece before it of the same tracklet; 1 for the first
 */
record TrackletPart(Track tracklet, List<Detection> sightings, List<Sample> samples, double change) {
    TrackletPart {
        sightings = List.copyOf(sightings);
        samples = List.copyOf(samples);
    }

    Detection first() {
        return sightings.get(0);
    }

    Detection last() {
        return sightings.get(sightings.size() - 1);
    }
}
