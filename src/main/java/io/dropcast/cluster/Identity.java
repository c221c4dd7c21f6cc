package io.dropcast.cluster;

import io.dropcast.cluster.evidence.Why;
import io.dropcast.face.Embedding;
import io.dropcast.face.IdentityId;
import io.dropcast.face.TrackId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Tracks of one episode that show one person.
 *
 * @param tracks rising, never empty
 * @param size faces that were encoded, over all tracks
 * @param cohesion mean similarity of the tracks to their mean direction; empty for a single track
 * @param minIdentitySim the lowest of those similarities; empty for a single track
 * @param lowCohesion whether a person should look at it
 * @param outlierReason why a single track stands alone, such as {@code low_identity_similarity_0.423}; empty when it just does
 * @param centroid mean direction of the tracks' vectors; empty when no track has one
 * @param placed those of its tracks that a human put into it, rising
 * @param why its tracks are together; empty for a single track, and where cosines alone decided
 */
public record Identity(
        IdentityId id,
        List<TrackId> tracks,
        int size,
        OptionalDouble cohesion,
        OptionalDouble minIdentitySim,
        boolean lowCohesion,
        Optional<String> outlierReason,
        Optional<Embedding> centroid,
        List<TrackId> placed,
        Optional<Why> why) {
    public Identity {
        tracks = List.copyOf(tracks);
        placed = List.copyOf(placed);
        if (tracks.isEmpty()) {
            throw new IllegalArgumentException(id + " has no tracks");
        }
    }

    /** An identity that no human put a track into. */
    public Identity(
            IdentityId id,
            List<TrackId> tracks,
            int size,
            OptionalDouble cohesion,
            OptionalDouble minIdentitySim,
            boolean lowCohesion,
            Optional<String> outlierReason,
            Optional<Embedding> centroid) {
        this(
                id,
                tracks,
                size,
                cohesion,
                minIdentitySim,
                lowCohesion,
                outlierReason,
                centroid,
                List.of(),
                Optional.empty());
    }

    /** The same with another reason. */
    Identity because(Optional<Why> reason) {
        return new Identity(
                id, tracks, size, cohesion, minIdentitySim, lowCohesion, outlierReason, centroid, placed, reason);
    }
}
