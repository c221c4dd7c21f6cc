package io.dropcast.reps;

import io.dropcast.cluster.Identity;
import io.dropcast.face.Embedding;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The track whose picture stands for an identity: a good picture rather than a doubtful one, then one that looks like the identity, then
 * the best score, then the lower track.
 */
final class IdentityPicture {
    private static final double NEAR = 0.5;

    /** Less than any similarity: there is nothing to compare. */
    private static final double UNKNOWN = -2;

    private static final Comparator<TrackRep> BEST_FIRST = Comparator.comparingDouble(
                    (TrackRep r) -> r.quality().score())
            .reversed()
            .thenComparing(TrackRep::track);

    private IdentityPicture() {}

    /** @param reps those of the identity's tracks */
    static Optional<TrackRep> choose(Identity identity, List<TrackRep> reps) {
        List<TrackRep> sure = reps.stream().filter(r -> !r.lowConfidence()).toList();
        List<TrackRep> candidates = sure.isEmpty() ? reps : sure;
        Optional<TrackRep> near =
                candidates.stream().filter(r -> similarity(r, identity) >= NEAR).min(BEST_FIRST);
        return near.or(() -> candidates.stream().min(nearestFirst(identity)));
    }

    private static Comparator<TrackRep> nearestFirst(Identity identity) {
        return Comparator.comparingDouble((TrackRep r) -> similarity(r, identity))
                .reversed()
                .thenComparing(BEST_FIRST);
    }

    private static double similarity(TrackRep rep, Identity identity) {
        Optional<Embedding> centroid = identity.centroid();
        return rep.centroid().flatMap(r -> centroid.map(r::similarity)).orElse(UNKNOWN);
    }
}
