package io.dropcast.cluster;

import io.dropcast.cluster.linkage.DistanceMatrix;
import io.dropcast.cluster.linkage.PairSimilarity;
import io.dropcast.embed.TrackFace;
import io.dropcast.face.IdentityId;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Identities of which a human said whose they are. When an episode is clustered again, those of two people are never put together, and
 * one that takes in others keeps its id. Immutable.
 *
 * @param owners whose each is, by any name that is theirs alone
 * @param apart pairs of which a human said that they are not one person, with or without a name
 * @param kept where the tracks were of identities that stay whole, because it is a human's word that moved the stop; none where it is not
 */
public record Held(Map<IdentityId, String> owners, Set<IdentityPair> apart, List<PastIdentity> kept) {
    /** All other similarities are less. */
    private static final float ONE = 1;

    public Held {
        owners = Map.copyOf(owners);
        apart = Set.copyOf(apart);
        kept = List.copyOf(kept);
    }

    /** Only whose identities are. */
    public Held(Map<IdentityId, String> owners) {
        this(owners, Set.of(), List.of());
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

    /** Marks the pairs of tracks that are held by two people, or of which a human said that they are two. */
    void keepApart(List<TrackFace> tracks, ClusterMemory memory, BitSet marks) {
        keepOwnersApart(tracks, memory, marks);
        if (apart.isEmpty()) {
            return;
        }
        List<PastIdentity> past = memory.past().stream()
                .filter(p -> apart.stream().anyMatch(pair -> pair.has(p.id())))
                .toList();
        List<Optional<IdentityId>> was =
                tracks.stream().map(t -> PastIdentity.of(t, past)).toList();
        mark(was, (one, other) -> !one.equals(other) && apart.contains(IdentityPair.of(one, other)), marks);
    }

    /** The same similarities, but that nothing is as alike as what a kept identity had: the linkage joins that first. */
    PairSimilarity together(List<TrackFace> tracks, PairSimilarity similarity) {
        if (kept.isEmpty()) {
            return similarity;
        }
        List<Optional<IdentityId>> was =
                tracks.stream().map(t -> PastIdentity.of(t, kept)).toList();
        return (one, other, cosine) -> was.get(one).isPresent() && was.get(one).equals(was.get(other))
                ? ONE
                : similarity.of(one, other, cosine);
    }

    /** Whether the track was in a kept identity of several. */
    boolean keeps(TrackFace track) {
        return PastIdentity.of(
                        track, kept.stream().filter(p -> p.spans().size() > 1).toList())
                .isPresent();
    }

    private void keepOwnersApart(List<TrackFace> tracks, ClusterMemory memory, BitSet marks) {
        if (owners.isEmpty()) {
            return;
        }
        List<PastIdentity> past =
                memory.past().stream().filter(p -> has(p.id())).toList();
        List<Optional<String>> owner = tracks.stream()
                .map(t -> ownerOf(Numbering.span(t.track()), past))
                .toList();
        mark(owner, (one, other) -> !one.equals(other), marks);
    }

    private static <T> void mark(List<Optional<T>> of, BiPredicate<T, T> two, BitSet marks) {
        for (int a = 0; a < of.size(); a++) {
            for (int b = a + 1; b < of.size(); b++) {
                if (of.get(a).isPresent()
                        && of.get(b).isPresent()
                        && two.test(of.get(a).get(), of.get(b).get())) {
                    marks.set(DistanceMatrix.index(of.size(), a, b));
                }
            }
        }
    }

    /** Of the identity that was there longest; of equals the one whose track fits best, and then the lower id. */
    private Optional<String> ownerOf(Span now, List<PastIdentity> past) {
        return past.stream()
                .filter(p -> p.seconds(now) > 0)
                .max(Comparator.comparingDouble((PastIdentity p) -> p.seconds(now))
                        .thenComparing(p -> p.fit(now))
                        .thenComparing(PastIdentity::id, Comparator.reverseOrder()))
                .flatMap(p -> Optional.ofNullable(owners.get(p.id())));
    }
}
