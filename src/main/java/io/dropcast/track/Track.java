package io.dropcast.track;

import io.dropcast.detect.Detection;
import io.dropcast.face.FacePath;
import io.dropcast.face.TrackId;
import java.util.List;

/**
 * One face followed through one shot.
 *
 * @param shot number of the shot, from 0
 * @param sightings the detections it is made of, rising by frame, never empty, at most one a frame
 */
public record Track(TrackId id, int shot, List<Detection> sightings) {
    public Track {
        sightings = List.copyOf(sightings);
        if (sightings.isEmpty()) {
            throw new IllegalArgumentException(id + " has no sightings");
        }
    }

    public Detection first() {
        return sightings.get(0);
    }

    public Detection last() {
        return sightings.get(sightings.size() - 1);
    }

    /** The path of the face, with every sighting. */
    public FacePath trace() {
        return new FacePath(
                sightings.stream().map(d -> new FacePath.Seen(d.ts(), d.box())).toList());
    }

    /** Seconds from the first sighting to the last. */
    public double seconds() {
        return last().ts() - first().ts();
    }
}
