package io.dropcast.embed;

import io.dropcast.face.Clothes;
import io.dropcast.face.Embedding;
import io.dropcast.track.Track;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

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

    /**
     * What the encoder thinks of the track's faces: the mean of their norms with the weights that they have in the vector. Empty when
     * that is not known of any.
     */
    public OptionalDouble norm() {
        double squares = 0;
        double cubes = 0;
        for (Face face : faces) {
            double norm = face.norm().orElse(0);
            squares += norm * norm;
            cubes += norm * norm * norm;
        }
        return squares > 0 ? OptionalDouble.of(cubes / squares) : OptionalDouble.empty();
    }

    /** The colours below the face, over the whole track; empty where they were never in the frame. */
    public Optional<Clothes> clothes() {
        return Clothes.mean(track.sightings().stream()
                .flatMap(seen -> seen.clothes().stream())
                .toList());
    }
}
