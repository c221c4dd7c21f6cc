package io.dropcast.cluster;

import io.dropcast.embed.TrackFaces;
import io.dropcast.face.IdentityId;
import io.dropcast.face.TrackId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What humans said of an episode's identities, as far as a machine can learn from it.
 *
 * @param judged where the tracks of these identities were when a human spoke of them; they may be others by now
 * @param one pairs of them that a human put together
 * @param two pairs of them that are two people by a human's word
 * @param owners whose each is, as far as that is known, by any name that is theirs alone
 * @param moved tracks that a human put into an identity, or took out of all
 */
public record Lesson(
        List<PastIdentity> judged,
        Set<IdentityPair> one,
        Set<IdentityPair> two,
        Map<IdentityId, String> owners,
        List<Placement> moved) {
    public Lesson {
        judged = List.copyOf(judged);
        one = Set.copyOf(one);
        two = Set.copyOf(two);
        owners = Map.copyOf(owners);
        moved = List.copyOf(moved);
    }

    /** Those of these identities that still have a track which a human put elsewhere. */
    public static List<PastIdentity> leftBy(List<Placement> moved, TrackFaces faces, List<PastIdentity> made) {
        Map<TrackId, Optional<IdentityId>> placed = Placing.of(faces, moved);
        Set<IdentityId> left = faces.tracks().stream()
                .filter(t -> placed.containsKey(t.track().id()))
                .flatMap(t -> PastIdentity.of(t, made).stream()
                        .filter(from ->
                                !Optional.of(from).equals(placed.get(t.track().id()))))
                .collect(Collectors.toSet());
        return made.stream().filter(p -> left.contains(p.id())).toList();
    }
}
