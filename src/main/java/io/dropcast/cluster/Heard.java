package io.dropcast.cluster;

import io.dropcast.cluster.evidence.Calibration;
import io.dropcast.cluster.evidence.Taught;
import io.dropcast.face.IdentityId;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * What the grouping of an episode has learnt from humans.
 *
 * @param words digest of what they said; empty when they said nothing that it learns from
 * @param judged where the tracks of the identities were when a human's word on them was first heard, rising by id: by the
 *     time that the machine agrees they are others, and the word must go on to mean the same
 */
public record Heard(String words, Taught taught, List<PastIdentity> judged) {
    public static final Heard NOTHING = new Heard("", Taught.NOTHING, List.of());

    public Heard {
        judged = judged.stream().sorted(Comparator.comparing(PastIdentity::id)).toList();
    }

    /** The calibration with it; one by a number hears nothing. */
    Calibration in(Calibration calibration) {
        return calibration instanceof Calibration.Weighed weighed ? weighed.with(taught) : calibration;
    }

    /** Those of these identities that stay whole: none where humans did not move the stop. */
    List<PastIdentity> kept(Set<IdentityId> settled) {
        return taught.moves()
                ? judged.stream().filter(j -> settled.contains(j.id())).toList()
                : List.of();
    }
}
