package io.dropcast.embed;

import io.dropcast.face.Embedding;
import io.dropcast.track.Track;
import java.util.List;
import java.util.Optional;

/**
 * A track with its vector.
 *
 * @param faces every sighting of the track, rising by frame
 * @param vector the pooled vector; empty when no sighting was good enough
 */
public record TrackFace(Track track, List<Face> faces, Optional<Embedding> vector) {
    public TrackFace {
        faces = List.copyOf(faces);
    }
}
