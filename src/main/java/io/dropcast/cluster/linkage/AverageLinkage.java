package io.dropcast.cluster.linkage;

import io.dropcast.cluster.linkage.Dendrogram.Merge;
import io.dropcast.episode.StageInterrupted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Agglomerative clustering with average linkage, by the nearest-neighbour chain: O(n^2) time and one matrix of memory. D. Müllner,
 * "Modern hierarchical, agglomerative clustering algorithms", 2011, figure 3.
 *
 * <p>It merges what SciPy's {@code linkage(distances, "average")} merges, bit for bit, among equal distances too: of equals the chain
 * goes back to where it came from, else to the lowest place; a new cluster lives in the higher place of its two; its distances are
 * {@code (nx * dx + ny * dy) / (nx + ny)} in double. What SciPy does not have is the infinite distance: such clusters never merge.
 *
 * <p>A chain looks again and again for the nearest of a cluster. Here each cluster remembers its nearest, and every merge says whom it
 * took away from and whom it came nearer to; only who lost its nearest looks again.
 *
 * <p>It also knows whether the order decided anything. A merge at height {@code h} is the same in every order when each third cluster
 * is as near as {@code h} to both of the two or to neither. Then all that are tied at {@code h} are tied with each other and become one
 * whoever comes first, because a mean is never nearer than the nearest of its parts. If that holds for each merge within a cut, so do
 * the clusters at that cut.
 */
final class AverageLinkage {
    private static final int NONE = -1;
    private static final int UNKNOWN = -2;

    /** Means of the same pairs, added up in another order, differ by much less; means of others by more, as a rule. */
    private static final double TIED = 1e-10;

    private final int n;
    private final MeanDistances means;
    /** Clusters of one, and others: apart, so that the loops over them need not ask each time. */
    private final Places singles;

    private final Places grown;
    private final int[] members;
    private final int[] nearest;
    /** Of clusters whose nearest is unknown it is a distance within which there is none. */
    private final double[] nearestAt;

    /** What a merge works on, by place in the lists. */
    private final double[] toSingles;

    private final double[] toGrown;

    private final List<Merge> merges = new ArrayList<>();

    /** The lowest height at which another order could have merged others. */
    private double lowestChoice = Double.POSITIVE_INFINITY;

    private AverageLinkage(DistanceMatrix distances, List<int[]> clusters) {
        this.n = distances.size();
        this.means = new MeanDistances(distances);
        this.singles = Places.all(n);
        this.grown = Places.none(n);
        this.members = new int[n];
        this.nearest = new int[n];
        this.nearestAt = new double[n];
        this.toSingles = new double[n];
        this.toGrown = new double[n];
        Arrays.fill(members, 1);
        Arrays.fill(nearest, NONE);
        Arrays.fill(nearestAt, Double.POSITIVE_INFINITY);
        clusters.forEach(this::grow);
        means.gather(clusters);
    }

    /** What merges when everything merges that may. Uses the matrix up: {@link DistanceMatrix#release}. */
    static Dendrogram of(DistanceMatrix distances) {
        return new AverageLinkage(distances, List.of()).run();
    }

    /**
     * The labels at a cut, as of {@link Dendrogram#labels}, when they are the same in whatever order clusters are looked at; empty when
     * equal distances may have made a difference. Uses the matrix up.
     */
    static Optional<int[]> labelsInAnyOrder(DistanceMatrix distances, double cut) {
        return inAnyOrder(distances, cut).map(merges -> merges.labels(cut));
    }

    /** What merges up to a cut, under the same condition. Uses the matrix up. */
    static Optional<Dendrogram> inAnyOrder(DistanceMatrix distances, double cut) {
        return new AverageLinkage(distances, List.of()).inAnyOrder(cut);
    }

    /**
     * What merges of clusters that were found before, under the same condition. Uses the matrix up.
     *
     * @param distances of their items
     * @param clusters of two items or more each, rising; no item is in two of them, who is in none is alone
     */
    static Optional<Dendrogram> onwards(DistanceMatrix distances, List<int[]> clusters) {
        return new AverageLinkage(distances, clusters).inAnyOrder(Double.MAX_VALUE);
    }

    private Optional<Dendrogram> inAnyOrder(double cut) {
        List<Merge> merged = run().merges();
        boolean close = merged.stream().anyMatch(m -> Math.abs(m.height() - cut) <= TIED);
        return close || lowestChoice <= cut
                ? Optional.empty()
                : Optional.of(new Dendrogram(
                        n, merged.stream().filter(m -> m.height() <= cut).toList()));
    }

    /** The mean distance at which clusters still merge that are as alike as this; vectors are float, so what equals it is in. */
    static double cutAt(double similarity) {
        return 1 - similarity + Likeness.TOLERANCE;
    }

    private void grow(int[] cluster) {
        Arrays.stream(cluster).forEach(singles::remove);
        int kept = cluster[cluster.length - 1];
        grown.add(kept);
        members[kept] = cluster.length;
    }

    private Dendrogram run() {
        compareAll();
        int[] chain = new int[n];
        int length = 0;
        while (singles.count() + grown.count() > 0) {
            StageInterrupted.check("cluster");
            if (length == 0) {
                chain[length++] = Math.min(singles.lowest(), grown.lowest());
            }
            int tip = chain[length - 1];
            int before = length > 1 ? chain[length - 2] : NONE;
            int next = nearest(tip, before);
            if (next == NONE) {
                // infinitely far from all, and merging others brings nothing nearer: this cluster is done
                close(tip);
                length--;
            } else if (next == before) {
                length -= 2;
                merge(Math.min(tip, next), Math.max(tip, next));
            } else {
                chain[length++] = next;
            }
        }
        merges.sort(Comparator.comparingDouble(Merge::height));
        return new Dendrogram(n, merges);
    }

    private void compareAll() {
        for (int s = 0; s < singles.count(); s++) {
            int single = singles.get(s);
            for (int t = s + 1; t < singles.count(); t++) {
                compareBoth(single, singles.get(t), means.toSingle(single, singles.get(t)));
            }
            for (int g = 0; g < grown.count(); g++) {
                compareBoth(single, grown.get(g), means.toGrown(single, grown.get(g)));
            }
        }
        for (int g = 0; g < grown.count(); g++) {
            for (int h = g + 1; h < grown.count(); h++) {
                compareBoth(grown.get(g), grown.get(h), means.toGrown(grown.get(g), grown.get(h)));
            }
        }
    }

    private void compareBoth(int one, int other, double distance) {
        compare(one, other, distance);
        compare(other, one, distance);
    }

    /** The nearest open cluster at a finite distance: of equals the one before in the chain, else the lowest. */
    private int nearest(int of, int before) {
        if (before != NONE && means.at(of, before) <= nearestAt[of]) {
            return before;
        }
        if (nearest[of] == UNKNOWN) {
            look(of);
            return nearest(of, before);
        }
        return nearest[of];
    }

    private void look(int of) {
        nearest[of] = NONE;
        nearestAt[of] = Double.POSITIVE_INFINITY;
        for (int s = 0; s < singles.count(); s++) {
            int single = singles.get(s);
            if (single != of) {
                compare(of, single, means.toSingle(of, single));
            }
        }
        for (int g = 0; g < grown.count(); g++) {
            int other = grown.get(g);
            if (other != of) {
                compare(of, other, means.toGrown(of, other));
            }
        }
    }

    private void compare(int of, int other, double distance) {
        if (distance < nearestAt[of] || (distance == nearestAt[of] && other < nearest[of])) {
            nearestAt[of] = distance;
            nearest[of] = other;
        }
    }

    private void merge(int gone, int kept) {
        double height = means.at(gone, kept);
        double tied = height + TIED;
        boolean choice = false;
        merges.add(new Merge(gone, kept, height));
        close(gone);
        close(kept);
        nearest[kept] = NONE;
        nearestAt[kept] = Double.POSITIVE_INFINITY;
        for (int s = 0; s < singles.count(); s++) {
            int single = singles.get(s);
            double toGone = means.toSingle(gone, single);
            double toKept = means.toSingle(kept, single);
            choice |= toGone <= tied != toKept <= tied;
            toSingles[s] = mean(gone, toGone, kept, toKept);
        }
        for (int g = 0; g < grown.count(); g++) {
            int other = grown.get(g);
            double toGone = means.toGrown(gone, other);
            double toKept = means.toGrown(kept, other);
            choice |= toGone <= tied != toKept <= tied;
            toGrown[g] = mean(gone, toGone, kept, toKept);
        }
        if (choice) {
            lowestChoice = Math.min(lowestChoice, height);
        }
        means.merged(kept, gone);
        members[kept] += members[gone];
        for (int s = 0; s < singles.count(); s++) {
            means.putToSingle(kept, singles.get(s), toSingles[s]);
            moved(singles.get(s), gone, kept, toSingles[s]);
        }
        for (int g = 0; g < grown.count(); g++) {
            means.putToGrown(kept, grown.get(g), toGrown[g]);
            moved(grown.get(g), gone, kept, toGrown[g]);
        }
        grown.add(kept);
    }

    private double mean(int one, double toOne, int other, double toOther) {
        return (members[one] * toOne + members[other] * toOther) / (members[one] + members[other]);
    }

    /** The merged cluster is now this far from another one. */
    private void moved(int other, int gone, int kept, double distance) {
        compare(kept, other, distance);
        if (distance < nearestAt[other] || (distance == nearestAt[other] && kept <= nearest[other])) {
            nearestAt[other] = distance;
            nearest[other] = kept;
        } else if (nearest[other] == gone || nearest[other] == kept) {
            nearest[other] = UNKNOWN;
        }
    }

    private void close(int cluster) {
        (means.hasGrown(cluster) ? grown : singles).remove(cluster);
    }
}
