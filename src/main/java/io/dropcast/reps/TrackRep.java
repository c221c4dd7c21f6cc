package io.dropcast.reps;

import io.dropcast.face.Embedding;
import io.dropcast.face.Quality;
import io.dropcast.face.TrackId;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The picture of a track.
 *
 * @param repFrame frame that the picture is from
 * @param ts seconds of that frame
 * @param cropKey path of the picture below the episode's frames folder
 * @param centroid mean direction of the faces that pass the gates; empty when none was encoded
 * @param quality of the chosen face
 * @param simToCentroid cosine similarity of the chosen face to the centroid; empty when it was not encoded
 * @param lowConfidence no picture was both good and near the centroid (pass 2)
 * @param repLowQuality no picture passed the gates at all (pass 3)
 */
public record TrackRep(
        TrackId track,
        long repFrame,
        double ts,
        String cropKey,
        Optional<Embedding> centroid,
        Quality quality,
        OptionalDouble simToCentroid,
        boolean lowConfidence,
        boolean repLowQuality) {}
