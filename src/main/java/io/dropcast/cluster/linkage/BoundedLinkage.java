package io.dropcast.cluster.linkage;

import io.dropcast.face.DotProducts;
import io.dropcast.face.Embedding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Average linkage up to a threshold, in bounded memory. Two clusters merge at a mean distance within the cut only when at least one of
 * their pairs is within it. So whoever merges hangs together through pairs that are alike enough, and such a component can be linked
 * without the others: the clusters are those of one matrix of all. Which pairs are alike is asked without keeping their distances.
 *
 * <p>Among distances that are equal in all bits the order of merges can be another one than with one matrix, because a chain of all comes
 * into a component from outside. Either is average linkage.
 *
 * <p>A component that is too large by itself is cut into parts that hang together through pairs that are more alike, and that can lose
 * merges: see {@link CoarseGroup}.
 */
public final class BoundedLinkage {
    /** Products are float: a pair too many does no harm, a pair too few would. */
    private static final double SLACK = DotProducts.PRECISION;

    private static final double STEP = 0.05;

    private final List<Embedding> vectors;
    private final PairSimilarity similarity;
    private final BitSet apart;
    private final double thresh;
    private final MatrixBound bound;
    private final int[] labels;

    /**
     * @param labels for each item the lowest item of its cluster
     * @param coarse what may have lost merges
     */
    public record Linked(List<Integer> labels, List<CoarseGroup> coarse) {}

    private BoundedLinkage(
            List<Embedding> vectors, PairSimilarity similarity, BitSet apart, double thresh, MatrixBound bound) {
        this.vectors = vectors;
        this.similarity = similarity;
        this.apart = apart;
        this.thresh = thresh;
        this.bound = bound;
        this.labels = new int[vectors.size()];
    }

    /**
     * @param apart the {@link DistanceMatrix#index(int, int, int)} of each pair that is never one
     * @param thresh cosine similarity at which clusters stop being merged
     */
    public static Linked of(List<Embedding> vectors, BitSet apart, double thresh, MatrixBound bound) {
        return of(vectors, PairSimilarity.COSINE, apart, thresh, bound);
    }

    /**
     * The same by another similarity than the cosine.
     *
     * @param similarity of the pairs, by their places
     */
    public static Linked of(
            List<Embedding> vectors, PairSimilarity similarity, BitSet apart, double thresh, MatrixBound bound) {
        return new BoundedLinkage(vectors, similarity, apart, thresh, bound).run();
    }

    private Linked run() {
        int[] all = new int[vectors.size()];
        Arrays.setAll(all, i -> i);
        if (bound.fits(all.length)) {
            link(all);
            return linked(List.of());
        }
        List<CoarseGroup> coarse = new ArrayList<>();
        for (int[] component : components(all, thresh)) {
            double similarity = linkInParts(component, thresh);
            if (similarity > thresh) {
                coarse.add(new CoarseGroup(component.length, similarity));
            }
        }
        return linked(coarse);
    }

    private Linked linked(List<CoarseGroup> coarse) {
        return new Linked(Arrays.stream(labels).boxed().toList(), List.copyOf(coarse));
    }

    /** @return the highest similarity that it took to come to parts that fit */
    private double linkInParts(int[] items, double similarity) {
        if (bound.fits(items.length)) {
            link(items);
            return similarity;
        }
        if (similarity + STEP >= 1) {
            linkInTurn(items);
            return 1;
        }
        double highest = similarity;
        for (int[] part : components(items, similarity + STEP)) {
            highest = Math.max(highest, linkInParts(part, similarity + STEP));
        }
        return Math.max(highest, similarity + STEP);
    }

    /** Nothing tells these apart: as many at once as fit. */
    private void linkInTurn(int[] items) {
        for (int from = 0; from < items.length; from += bound.tracks()) {
            link(Arrays.copyOfRange(items, from, Math.min(items.length, from + bound.tracks())));
        }
    }

    private List<int[]> components(int[] items, double least) {
        float alike = (float) (least - SLACK);
        Components components = new Components(items.length);
        PairSimilarity among = similarity.among(items);
        DotProducts.pairs(vectorsOf(items), (row, first, count, dots, from) -> {
            for (int c = 0; c < count; c++) {
                if (among.of(row, first + c, dots[from + c]) >= alike && !isApart(items[row], items[first + c])) {
                    components.join(row, first + c);
                }
            }
        });
        return components.sets().stream()
                .map(set -> Arrays.stream(set).map(i -> items[i]).toArray())
                .toList();
    }

    private void link(int[] items) {
        int[] linked = items.length == 1 ? new int[] {0} : linked(items);
        for (int i = 0; i < items.length; i++) {
            labels[items[i]] = items[linked[i]];
        }
    }

    private int[] linked(int[] items) {
        List<Embedding> some = vectorsOf(items);
        BitSet apartAmong = apartAmong(items);
        PairSimilarity among = similarity == PairSimilarity.COSINE ? similarity : similarity.among(items);
        return CutLinkage.labels(() -> DistanceMatrix.of(some, among, apartAmong), AverageLinkage.cutAt(thresh));
    }

    private List<Embedding> vectorsOf(int[] items) {
        return Arrays.stream(items).mapToObj(vectors::get).toList();
    }

    private BitSet apartAmong(int[] items) {
        if (items.length == vectors.size()) {
            return apart;
        }
        BitSet among = new BitSet();
        for (int i = 0; i < items.length; i++) {
            for (int j = i + 1; j < items.length; j++) {
                if (isApart(items[i], items[j])) {
                    among.set(DistanceMatrix.index(items.length, i, j));
                }
            }
        }
        return among;
    }

    private boolean isApart(int lower, int higher) {
        return apart.get(DistanceMatrix.index(vectors.size(), lower, higher));
    }
}
