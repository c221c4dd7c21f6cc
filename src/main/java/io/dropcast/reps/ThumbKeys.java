package io.dropcast.reps;

import io.dropcast.face.EpisodeId;
import io.dropcast.face.IdentityId;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Where the pictures of identities are in a bucket, when the results are delivered to one.
 *
 * @param place that they are delivered to; empty for none
 * @param keys gives the key of an identity's picture
 */
public record ThumbKeys(Optional<String> place, BiFunction<EpisodeId, IdentityId, String> keys) {
    public static final ThumbKeys NONE = new ThumbKeys(Optional.empty(), (ep, id) -> "");

    public Optional<String> key(EpisodeId ep, IdentityId id) {
        return place.map(p -> keys.apply(ep, id));
    }
}
