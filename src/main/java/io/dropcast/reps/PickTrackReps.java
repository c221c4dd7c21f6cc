package io.dropcast.reps;

import io.dropcast.cluster.Identities;
import io.dropcast.cluster.Identity;
import io.dropcast.embed.TrackFaces;
import io.dropcast.face.IdentityId;
import io.dropcast.face.TrackId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One good picture of each track and of each identity. Immutable; may be shared between threads. */
public final class PickTrackReps {
    /** Raised when the same input would give other output. */
    public static final int VERSION = 1;

    private final RepSettings settings;

    public PickTrackReps(RepSettings settings) {
        this.settings = settings;
    }

    /**
     * @param faces the tracks that the identities were made of
     * @return a picture of each track that has a crop, and of each identity that has such a track
     */
    public TrackReps pick(TrackFaces faces, Identities identities) {
        Map<TrackId, TrackRep> reps = new TreeMap<>();
        faces.tracks().stream()
                .flatMap(t -> new TrackPicture(settings, t).rep().stream())
                .forEach(rep -> reps.put(rep.track(), rep));
        return new TrackReps(faces.ep(), List.copyOf(reps.values()), pictures(identities.identities(), reps));
    }

    private static Map<IdentityId, TrackId> pictures(Collection<Identity> identities, Map<TrackId, TrackRep> reps) {
        Map<IdentityId, TrackId> pictures = new HashMap<>();
        for (Identity identity : identities) {
            List<TrackRep> own = identity.tracks().stream()
                    .flatMap(t -> Optional.ofNullable(reps.get(t)).stream())
                    .toList();
            IdentityPicture.choose(identity, own).ifPresent(rep -> pictures.put(identity.id(), rep.track()));
        }
        return pictures;
    }
}
