package io.dropcast.cluster;

import io.dropcast.cluster.evidence.Affinity;
import io.dropcast.cluster.linkage.DistanceMatrix;
import io.dropcast.cluster.linkage.Likeness;
import io.dropcast.cluster.linkage.PairSimilarity;
import io.dropcast.embed.TrackFace;
import io.dropcast.face.Embedding;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Lets each track that is in no group join the one that it is most like, if it is like enough. Likeness to a group is the mean over those
 * who were in it from the beginning, as in average linkage; those who join do not change it, so that the order in which they come does not
 * matter, and no chain of poor pictures brings two groups together. No track joins a group in which one is seen at the same time.
 */
final class NearestGroup {
    private static final Comparator<Offer> BEST_FIRST = Comparator.comparingDouble(Offer::likeness)
            .reversed()
            .thenComparingInt(Offer::group)
            .thenComparingInt(Offer::track);

    private final List<TrackFace> tracks;
    private final BitSet apart;
    private final ClusterSettings settings;
    private final Affinity affinity;
    private final PairSimilarity similarity;

    private record Offer(int track, int group, double likeness) {}

    /**
     * @param tracks with vectors, rising by id
     * @param apart pairs of them that are not one person, by {@link DistanceMatrix#index}
     * @param similarity of the pairs of tracks, by place
     */
    NearestGroup(
            List<TrackFace> tracks,
            BitSet apart,
            ClusterSettings settings,
            Affinity affinity,
            PairSimilarity similarity) {
        this.tracks = tracks;
        this.apart = apart;
        this.settings = settings;
        this.affinity = affinity;
        this.similarity = similarity;
    }

    /**
     * @param groups places of tracks; tracks that join are added
     * @param least mean similarity that is like enough
     * @return the places of all tracks that are in a group now
     */
    Set<Integer> join(List<List<Integer>> groups, double least) {
        Set<Integer> placed = new HashSet<>();
        groups.forEach(placed::addAll);
        List<Offer> offers = new ArrayList<>();
        for (int t = 0; t < tracks.size(); t++) {
            for (int g = 0; g < groups.size() && !placed.contains(t); g++) {
                offer(t, g, groups.get(g), least, offers);
            }
        }
        offers.sort(BEST_FIRST);
        for (Offer offer : offers) {
            List<Integer> group = groups.get(offer.group());
            if (!placed.contains(offer.track()) && together(offer.track(), group, apart, tracks.size())) {
                placed.add(offer.track());
                group.add(offer.track());
            }
        }
        return placed;
    }

    private void offer(int track, int number, List<Integer> group, double least, List<Offer> offers) {
        DoubleSummaryStatistics likeness = new DoubleSummaryStatistics();
        DoubleSummaryStatistics cosines = new DoubleSummaryStatistics();
        for (int other : group) {
            float cosine = (float) vector(tracks.get(track)).similarity(vector(tracks.get(other)));
            likeness.accept(similarity.of(Math.min(track, other), Math.max(track, other), cosine));
            cosines.accept(cosine);
        }
        double leastCosine = affinity.leastCosine(tracks.get(track), settings.minIdentitySim());
        if (!group.isEmpty()
                && Likeness.reaches(likeness.getAverage(), least)
                && Likeness.reaches(cosines.getAverage(), leastCosine)) {
            offers.add(new Offer(track, number, likeness.getAverage()));
        }
    }

    /** Whether the track is seen at once with none of the group. */
    static boolean together(int track, List<Integer> group, BitSet apart, int size) {
        return group.stream()
                .noneMatch(
                        other -> apart.get(DistanceMatrix.index(size, Math.min(track, other), Math.max(track, other))));
    }

    private static Embedding vector(TrackFace track) {
        return track.vector().orElseThrow();
    }
}
