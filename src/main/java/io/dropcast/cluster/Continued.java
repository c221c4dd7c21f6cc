package io.dropcast.cluster;

import io.dropcast.cluster.evidence.Affinity;
import io.dropcast.cluster.linkage.Likeness;
import io.dropcast.embed.TrackFace;
import io.dropcast.face.Embedding;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Goes on from identities that exist. A track that is where one of theirs was stays with them, as long as it fits; one that is new, or
 * no longer fits, is compared with all of them and joins the one it is most like, if it is like enough. Who is left is to be clustered.
 *
 * <p>Likeness to a group is the mean over those who stayed in it, as in average linkage; those who join do not change it, so that the order
 * in which they come does not matter. Nobody joins a group in which somebody is seen at the same time.
 *
 * @param groups the tracks of each identity that still has any, rising by id
 * @param rest tracks of none, rising by id
 */
record Continued(List<List<TrackFace>> groups, List<TrackFace> rest) {
    /** A track is the one that was there before when it is so for this share of the time of both. */
    private static final double SAME = 0.5;

    /**
     * @param tracks with vectors, rising by id
     * @param apart pairs of them that are not one person
     * @param existing identities, rising by id
     */
    static Continued of(
            List<TrackFace> tracks,
            BitSet apart,
            List<PastIdentity> existing,
            ClusterSettings settings,
            Affinity affinity) {
        if (existing.isEmpty()) {
            return new Continued(List.of(), tracks);
        }
        List<List<Integer>> groups = new ArrayList<>();
        existing.forEach(e -> groups.add(new ArrayList<>()));
        for (int t = 0; t < tracks.size(); t++) {
            int track = t;
            place(tracks.get(t), existing)
                    .filter(g -> NearestGroup.together(track, groups.get(g), apart, tracks.size()))
                    .ifPresent(g -> groups.get(g).add(track));
        }
        groups.forEach(group -> fitting(group, tracks, settings, affinity));
        Set<Integer> placed = new NearestGroup(tracks, apart, settings, affinity, affinity.of(tracks))
                .join(groups, affinity.threshold());
        List<TrackFace> rest = new ArrayList<>();
        for (int t = 0; t < tracks.size(); t++) {
            if (!placed.contains(t)) {
                rest.add(tracks.get(t));
            }
        }
        return new Continued(
                groups.stream()
                        .filter(group -> !group.isEmpty())
                        .map(group -> group.stream().sorted().map(tracks::get).toList())
                        .toList(),
                rest);
    }

    /** The identity that had a track where this one is; of several the one that shares most with it. */
    private static Optional<Integer> place(TrackFace track, List<PastIdentity> existing) {
        Span now = Numbering.span(track.track());
        double most = 0;
        Optional<Integer> place = Optional.empty();
        for (int e = 0; e < existing.size(); e++) {
            for (Span then : existing.get(e).spans()) {
                double shared = now.shared(then);
                if (shared > most && shared >= SAME * Math.max(seconds(now), seconds(then))) {
                    most = shared;
                    place = Optional.of(e);
                }
            }
        }
        return place;
    }

    /** A single frame counts as a hundredth, as in what is shared. */
    private static double seconds(Span span) {
        return span.lastTs() - span.firstTs() + 0.01;
    }

    /** Takes out who is too unlike the others. One pass, so that who leaves does not depend on who left before. */
    private static void fitting(
            List<Integer> group, List<TrackFace> tracks, ClusterSettings settings, Affinity affinity) {
        if (group.size() < 2) {
            return;
        }
        double[] toOthers =
                Likeness.toOthers(group.stream().map(t -> vector(tracks.get(t))).toList());
        List<Integer> all = List.copyOf(group);
        group.clear();
        for (int i = 0; i < toOthers.length; i++) {
            if (Likeness.reaches(
                    toOthers[i], affinity.leastCosine(tracks.get(all.get(i)), settings.minIdentitySim()))) {
                group.add(all.get(i));
            }
        }
    }

    private static Embedding vector(TrackFace track) {
        return track.vector().orElseThrow();
    }
}
