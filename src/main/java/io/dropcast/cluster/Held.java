package io.dropcast.cluster;

import io.dropcast.embed.TrackFace;
import io.dropcast.face.IdentityId;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Identities of which a human said whose they are. When an episode is clustered again, those of two people are never put together, and
 * one that takes in others keeps its id. Immutable.
 *
 * @param owners whose each is, by any name that is theirs alone
 */
public record Held(Map<IdentityId, String> owners) {
    public Held {
        owners = Map.copyOf(owners);
    }

    /** Nobody said anything. */
    public static Held nothing() {
        return new Held(Map.of());
    }

    boolean has(IdentityId id) {
        return owners.containsKey(id);
    }

    /** Whether a human said whose the identity is that was where the track is. */
    boolean holds(TrackFace track, ClusterMemory memory) {
        return !owners.isEmpty()
                && ownerOf(Numbering.span(track.track()), memory.past()).isPresent();
    }

    /** Marks the pairs of tracks that are held by two people. */
    void keepApart(List<TrackFace> tracks, ClusterMemory memory, BitSet apart) {
        if (owners.isEmpty()) {
            return;
        }
        List<PastIdentity> past =
                memory.past().stream().filter(p -> has(p.id())).toList();
        List<Optional<String>> owner = tracks.stream()
                .map(t -> ownerOf(Numbering.span(t.track()), past))
                .toList();
        for (int a = 0; a < tracks.size(); a++) {
            for (int b = a + 1; b < tracks.size(); b++) {
                if (owner.get(a).isPresent()
                        && owner.get(b).isPresent()
                        && !owner.get(a).equals(owner.get(b))) {
                    apart.set(DistanceMatrix.index(tracks.size(), a, b));
                }
            }
        }
    }

    /** Of whoever was there longest; of equals the lower id. */
    private Optional<String> ownerOf(Span now, List<PastIdentity> past) {
        return past.stream()
                .filter(p -> seconds(p, now) > 0)
                .max(Comparator.comparingDouble((PastIdentity p) -> seconds(p, now))
                        .thenComparing(PastIdentity::id, Comparator.reverseOrder()))
                .flatMap(p -> Optional.ofNullable(owners.get(p.id())));
    }

    private static double seconds(PastIdentity past, Span now) {
        return past.spans().stream().mapToDouble(now::shared).max().orElse(0);
    }
}
