package io.dropcast.embed;

import io.dropcast.detect.Detection;
import io.dropcast.face.Digits;
import io.dropcast.face.Embedding;
import io.dropcast.face.TrackId;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One sighting of a track, given to the encoder or passed over.
 *
 * @param embedding its vector; empty when passed over
 * @param skip why it was passed over, such as {@code low_confidence:0.41}; empty when it was not
 * @param simToTrack cosine similarity to the track's vector; empty without a vector
 * @param cropKey path of its crop below the episode's frames folder; empty where none was kept
 * @param norm as of {@link Encoded}, more than 0; empty without a vector
 */
public record Face(
        TrackId track,
        Detection seen,
        Optional<Embedding> embedding,
        Optional<String> skip,
        OptionalDouble simToTrack,
        Optional<String> cropKey,
        OptionalDouble norm) {

    /** A face of which it is not known what the encoder thinks of it. */
    public Face(
            TrackId track,
            Detection seen,
            Optional<Embedding> embedding,
            Optional<String> skip,
            OptionalDouble simToTrack,
            Optional<String> cropKey) {
        this(track, seen, embedding, skip, simToTrack, cropKey, OptionalDouble.empty());
    }

    /** {@code face_0007_000034}: track and frame. */
    public String faceId() {
        return "face_" + Digits.of(track.number(), 4) + "_" + Digits.of(seen.frameIdx(), 6);
    }
}
