package io.dropcast.cluster;

import io.dropcast.face.IdentityId;
import java.util.List;

/**
 * What is remembered of an identity of an earlier run, so that its id can go to whoever is the same person now.
 *
 * @param spans where and when its tracks were
 */
public record PastIdentity(IdentityId id, List<Span> spans) {
    public PastIdentity {
        spans = List.copyOf(spans);
    }
}
