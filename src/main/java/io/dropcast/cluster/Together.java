package io.dropcast.cluster;

import io.dropcast.cluster.evidence.CannotLink;
import io.dropcast.cluster.linkage.DistanceMatrix;
import io.dropcast.embed.TrackFace;
import io.dropcast.embed.TrackFaces;
import io.dropcast.face.IdentityId;
import io.dropcast.face.TrackId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which identities of an episode are on screen at once, in two places: they are two people, however alike they look. */
public final class Together {
    private Together() {}

    /** For each identity the others; those who are always alone are missing. */
    public static Map<IdentityId, Set<IdentityId>> of(Identities identities, TrackFaces faces) {
        Map<TrackId, IdentityId> owners = new HashMap<>();
        identities.identities().forEach(i -> i.tracks().forEach(t -> owners.put(t, i.id())));
        List<TrackFace> tracks = new ArrayList<>();
        List<IdentityId> owner = new ArrayList<>();
        for (TrackFace t : faces.tracks()) {
            Optional.ofNullable(owners.get(t.track().id())).ifPresent(id -> {
                tracks.add(t);
                owner.add(id);
            });
        }
        BitSet apart = CannotLink.pairs(tracks);
        Map<IdentityId, Set<IdentityId>> together = new TreeMap<>();
        for (int a = 0; a < tracks.size(); a++) {
            for (int b = a + 1; b < tracks.size(); b++) {
                if (apart.get(DistanceMatrix.index(tracks.size(), a, b))) {
                    put(together, owner.get(a), owner.get(b));
                    put(together, owner.get(b), owner.get(a));
                }
            }
        }
        return together;
    }

    private static void put(Map<IdentityId, Set<IdentityId>> together, IdentityId one, IdentityId other) {
        if (!one.equals(other)) {
            together.computeIfAbsent(one, k -> new TreeSet<>()).add(other);
        }
    }
}
