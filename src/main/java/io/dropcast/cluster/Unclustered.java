package io.dropcast.cluster;

import io.dropcast.face.TrackId;

/**
 * A track that is in no identity: who is in it could not be told, or a human took it out.
 *
 * @param reason such as {@code no_vector_clipped}, or {@link #BY_HAND}
 */
public record Unclustered(TrackId track, String reason) {
    /** A human said that it belongs to no identity. */
    public static final String BY_HAND = "by_hand";
}
