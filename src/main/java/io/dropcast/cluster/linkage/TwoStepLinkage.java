package io.dropcast.cluster.linkage;

import io.dropcast.cluster.linkage.Dendrogram.Merge;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The whole dendrogram of average linkage in two steps, in a fraction of the time of one. A mean is never nearer than the nearest of its
 * pairs, so up to a cut only those merge who hang together through pairs within it. Such components are linked each for itself and beside
 * each other; what they became is then linked with all of it, from the means between them. The cut is chosen so that neither step has many.
 *
 * <p>The merges are those of {@link AverageLinkage#of}. Heights beyond the cut differ from it by rounding. Where an equal distance may have
 * decided something, all are linked in one.
 */
public final class TwoStepLinkage {
    /** With fewer the one step is quick, and says what SciPy says in all bits. */
    static final int WORTH_IT = 1000;

    private final DistanceMatrix distances;

    private TwoStepLinkage(DistanceMatrix distances) {
        this.distances = distances;
    }

    /**
     * What merges when everything merges that may.
     *
     * @param distances are used up
     * @param again the same distances, asked for when all are to be linked in one after all
     */
    public static Dendrogram of(DistanceMatrix distances, Supplier<DistanceMatrix> again) {
        return distances.size() < WORTH_IT
                ? AverageLinkage.of(distances)
                : inTwoSteps(distances).orElseGet(() -> AverageLinkage.of(again.get()));
    }

    /** Empty when equal distances may have decided something. Uses the matrix up. */
    static Optional<Dendrogram> inTwoSteps(DistanceMatrix distances) {
        return new TwoStepLinkage(distances).run();
    }

    private Optional<Dendrogram> run() {
        EvenCut cut = EvenCut.of(distances);
        // the largest first, because others can be done beside it
        List<Optional<List<Merge>>> within = cut.components().parallelStream()
                .map(component -> within(component, cut.distance()))
                .toList();
        if (within.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        List<Merge> merges = new ArrayList<>(
                within.stream().flatMap(Optional::stream).flatMap(List::stream).toList());
        return AverageLinkage.onwards(distances, clusters(merges)).map(beyond -> {
            merges.addAll(beyond.merges());
            merges.sort(Comparator.comparingDouble(Merge::height));
            return new Dendrogram(beyond.size(), merges);
        });
    }

    /** What merges up to the cut. */
    private Optional<List<Merge>> within(int[] set, double cut) {
        return AverageLinkage.inAnyOrder(distances.among(set), cut)
                .map(linked -> linked.merges().stream()
                        .map(merge -> new Merge(set[merge.one()], set[merge.other()], merge.height()))
                        .toList());
    }

    private List<int[]> clusters(List<Merge> merges) {
        Components clusters = new Components(distances.size());
        merges.forEach(merge -> clusters.join(merge.one(), merge.other()));
        return clusters.ofSeveral();
    }
}
