package io.dropcast.cluster;

import io.dropcast.embed.TrackFace;
import io.dropcast.embed.TrackFaces;
import io.dropcast.face.IdentityId;
import io.dropcast.face.TrackId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Puts tracks where a human said that they belong, over what the machine made of the episode. The machine is asked as if nobody had said
 * anything, and only what was placed moves: so nobody else changes sides because of it, numbers stay as they are, and when a placement
 * is taken back everything is as it was. What a human decided outranks everything, also that two tracks are on screen at once.
 *
 * <p>Immutable; may be shared between threads.
 */
public final class PlaceTracks {
    private final double minIdentitySim;

    public PlaceTracks(ClusterSettings settings) {
        this.minIdentitySim = settings.minIdentitySim();
    }

    /**
     * The identities with every placed track in its place. One that loses its last track is gone; one that is not there is made. Also a
     * track that was in none may be placed, and be taken out of all.
     *
     * @param machine of these very tracks; its {@link Identities#nextIdentity()} is beyond the ids of all placements
     */
    public Identities place(TrackFaces faces, Identities machine, List<Placement> placements) {
        Map<TrackId, Optional<IdentityId>> placed = Placing.of(faces, placements);
        if (placed.isEmpty()) {
            return machine;
        }
        SortedMap<IdentityId, Set<TrackId>> members = new TreeMap<>();
        List<Unclustered> unclustered = new ArrayList<>();
        for (Identity identity : machine.identities()) {
            for (TrackId track : identity.tracks()) {
                placed.getOrDefault(track, Optional.of(identity.id()))
                        .ifPresentOrElse(
                                where -> members.computeIfAbsent(where, k -> new TreeSet<>())
                                        .add(track),
                                () -> unclustered.add(new Unclustered(track, Unclustered.BY_HAND)));
            }
        }
        for (Unclustered alone : machine.unclustered()) {
            Optional.ofNullable(placed.get(alone.track()))
                    .flatMap(where -> where)
                    .ifPresentOrElse(
                            where -> members.computeIfAbsent(where, k -> new TreeSet<>())
                                    .add(alone.track()),
                            () -> unclustered.add(alone));
        }
        Map<TrackId, TrackFace> tracks = new TreeMap<>();
        faces.tracks().forEach(t -> tracks.put(t.track().id(), t));
        Map<IdentityId, Identity> made = new TreeMap<>();
        machine.identities().forEach(i -> made.put(i.id(), i));
        List<Identity> out = new ArrayList<>();
        members.forEach((id, ids) -> {
            List<TrackFace> its = ids.stream().map(tracks::get).toList();
            Identity identity = Optional.ofNullable(made.get(id))
                    .filter(i -> i.tracks().equals(List.copyOf(ids)))
                    .orElseGet(() -> Draft.cluster(its).identity(id, minIdentitySim));
            out.add(withPlaced(identity, placed));
        });
        return new Identities(
                machine.ep(),
                out,
                stats(machine, out, placed.keySet()),
                machine.nextIdentity(),
                unclustered,
                machine.coarse());
    }

    /** What a human put somewhere does not stand alone for a reason of the machine's. */
    private static Identity withPlaced(Identity i, Map<TrackId, Optional<IdentityId>> placed) {
        List<TrackId> its = i.tracks().stream().filter(placed::containsKey).toList();
        return its.isEmpty()
                ? i
                : new Identity(
                        i.id(),
                        i.tracks(),
                        i.size(),
                        i.cohesion(),
                        i.minIdentitySim(),
                        i.cohesion().isPresent() && i.lowCohesion(),
                        Optional.empty(),
                        i.centroid(),
                        its,
                        i.why());
    }

    private static ClusterStats stats(Identities machine, List<Identity> out, Set<TrackId> placed) {
        ClusterStats s = machine.stats();
        return new ClusterStats(
                out.stream().mapToInt(Identity::size).sum(),
                out.size(),
                s.mixedTracks() - settled(machine, placed, Draft.MIXED_REASON),
                s.outlierTracks() - settled(machine, placed, Draft.OUTLIER_REASON),
                (int) out.stream().filter(Identity::lowCohesion).count());
    }

    /** Tracks that stood alone for that reason, until a human said where they belong. */
    private static int settled(Identities machine, Set<TrackId> placed, String reason) {
        return (int) machine.identities().stream()
                .filter(i -> i.outlierReason().filter(r -> r.startsWith(reason)).isPresent())
                .filter(i -> placed.containsAll(i.tracks()))
                .count();
    }
}
