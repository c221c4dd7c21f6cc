package io.dropcast.cluster.linkage;

import io.dropcast.episode.StageInterrupted;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The clusters of average linkage at one cut, without the merges beyond it. A mean is never nearer than the nearest of its pairs, so only
 * those become one who hang together through pairs within the cut. Such components are linked one by one, and one in which all pairs are
 * within the cut is a cluster as it is.
 *
 * <p>The labels are those of {@link AverageLinkage#of}. Among equal distances the order of merges can matter, and a chain of all comes into
 * a component from outside: when a component says that an equal distance may have decided something, all are linked in one.
 */
final class CutLinkage {
    private final DistanceMatrix distances;
    private final double cut;
    private final Components components;
    /** For each item the higher ones that are within the cut. */
    private final int[] near;

    private CutLinkage(DistanceMatrix distances, double cut) {
        this.distances = distances;
        this.cut = cut;
        this.components = new Components(distances.size());
        this.near = new int[distances.size()];
    }

    /**
     * @param distances gives the same each time; asked once, or twice when all are to be linked in one after all
     * @param cut largest mean distance at which two clusters become one
     * @return for each item the lowest item of its cluster
     */
    static int[] labels(Supplier<DistanceMatrix> distances, double cut) {
        return new CutLinkage(distances.get(), cut).run(distances);
    }

    private int[] run(Supplier<DistanceMatrix> again) {
        distances.parts().forEach(part -> distances.eachWithin(cut, part, this::joinNear));
        // the largest first: it is the most likely to have it all done in one
        List<int[]> sets = components.ofSeveral();
        // beside a component of most of all the others do not count
        if (!sets.isEmpty() && sets.get(0).length > near.length / 2 && !areAllNear(sets.get(0))) {
            return TwoStepLinkage.of(distances, again).labels(cut);
        }
        int[] labels = new int[near.length];
        Arrays.setAll(labels, i -> i);
        for (int[] set : sets) {
            StageInterrupted.check("cluster");
            Optional<int[]> linked = link(set);
            if (linked.isEmpty()) {
                return AverageLinkage.of(distances).labels(cut);
            }
            for (int i = 0; i < set.length; i++) {
                labels[set[i]] = set[linked.get()[i]];
            }
        }
        return labels;
    }

    private void joinNear(int one, int other, float distance) {
        near[one]++;
        components.join(one, other);
    }

    /** The labels within a component; empty when it is not to be linked without the others. */
    private Optional<int[]> link(int[] set) {
        if (areAllNear(set)) {
            return Optional.of(new int[set.length]);
        }
        return AverageLinkage.labelsInAnyOrder(distances.among(set), cut);
    }

    private boolean areAllNear(int[] set) {
        return Arrays.stream(set).mapToLong(i -> near[i]).sum() == set.length * (set.length - 1L) / 2;
    }
}
