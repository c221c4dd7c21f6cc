package io.dropcast.cluster;

import io.dropcast.embed.TrackFace;
import io.dropcast.face.IdentityId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is remembered of an identity of an earlier run, so that its id can go to whoever is the same person now.
 *
 * @param spans where and when its tracks were
 */
public record PastIdentity(IdentityId id, List<Span> spans) {
    /** A track that fits less is another one that came past the same place. */
    private static final double SAME = 0.5;

    public PastIdentity {
        spans = List.copyOf(spans);
    }

    /** That of these which had this track; of several the one that it fits best, that had fewer tracks, and then the lower id. */
    static Optional<IdentityId> of(TrackFace track, Collection<PastIdentity> all) {
        Span now = Numbering.span(track.track());
        return all.stream()
                .filter(p -> p.fit(now) >= SAME)
                .max(Comparator.comparingDouble((PastIdentity p) -> p.fit(now))
                        .thenComparing(p -> -p.spans.size())
                        .thenComparing(PastIdentity::id, Comparator.reverseOrder()))
                .map(PastIdentity::id);
    }

    /** The longest time that one of its tracks was where that one is. */
    double seconds(Span now) {
        return spans.stream().mapToDouble(now::shared).max().orElse(0);
    }

    /** How well the best of its tracks fits that one, 0..1. */
    double fit(Span now) {
        return spans.stream().mapToDouble(now::fit).max().orElse(0);
    }
}
