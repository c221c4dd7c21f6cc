package io.dropcast.cluster;

import io.dropcast.cluster.evidence.Calibration;
import io.dropcast.cluster.evidence.EvidenceAffinity;
import io.dropcast.cluster.evidence.Why;
import io.dropcast.cluster.linkage.MatrixBound;
import io.dropcast.embed.TrackFace;
import io.dropcast.embed.TrackFaces;
import io.dropcast.face.TrackId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says of identities why their tracks are together, where likelihood ratios put them there. Immutable; may be shared between threads. */
public final class Explained {
    /** Of more tracks so many, evenly spread, give nearly the same means. */
    private static final MatrixBound SOME = new MatrixBound(256);

    private final EvidenceAffinity affinity;
    private final Map<TrackId, TrackFace> tracks = new HashMap<>();

    private Explained(EvidenceAffinity affinity, TrackFaces faces) {
        this.affinity = affinity;
        faces.tracks().forEach(t -> tracks.put(t.track().id(), t));
    }

    /** The same identities with their reasons: those of two or more tracks with a vector. */
    public static Identities of(TrackFaces faces, Identities identities, Calibration calibration) {
        if (!(calibration instanceof Calibration.Weighed weighed)) {
            return identities;
        }
        Explained explained = new Explained(EvidenceAffinity.of(weighed), faces);
        return identities.with(identities.identities().stream()
                .map(i -> i.because(explained.why(i)))
                .toList());
    }

    private Optional<Why> why(Identity identity) {
        List<TrackFace> all = new ArrayList<>();
        for (TrackId id : identity.tracks()) {
            Optional.ofNullable(tracks.get(id))
                    .filter(t -> t.vector().isPresent())
                    .ifPresent(all::add);
        }
        List<TrackFace> some = SOME.spread(all);
        return some.size() < 2 ? Optional.empty() : Optional.of(affinity.why(some));
    }
}
