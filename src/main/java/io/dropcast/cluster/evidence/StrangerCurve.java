package io.dropcast.cluster.evidence;

import java.util.List;

/**
 * How alike different people are: for a similarity, the share of pairs of strangers that are at least as alike. Between two points the
 * logarithm of that share is a straight line over the similarity, and beyond the last one the last line goes on: the tail of a bell
 * curve falls faster than that, so the curve promises no more than was measured.
 *
 * @param pairs of tracks that were compared to measure it
 * @param points two or more; similarities rise and shares fall
 */
public record StrangerCurve(int pairs, List<Point> points) {

    /**
     * @param similarity cosine similarity, -1..1
     * @param above share of the pairs that are at least as alike, between 0 and 1
     */
    public record Point(double similarity, double above) {}

    /** @throws IllegalArgumentException when there are fewer than two points, or they do not fall */
    public StrangerCurve {
        points = List.copyOf(points);
        if (points.size() < 2) {
            throw new IllegalArgumentException("a curve needs two points, found " + points.size());
        }
        for (int p = 1; p < points.size(); p++) {
            Point before = points.get(p - 1);
            Point after = points.get(p);
            if (!(after.similarity() > before.similarity() && after.above() < before.above() && after.above() > 0)) {
                throw new IllegalArgumentException("a curve falls, found " + before + " before " + after);
            }
        }
    }

    /** The similarity that this share of strangers reaches. */
    double similarityAt(double above) {
        int end = 1;
        while (end < points.size() - 1 && points.get(end).above() > above) {
            end++;
        }
        Point from = points.get(end - 1);
        Point to = points.get(end);
        double way = Math.log(from.above() / above) / Math.log(from.above() / to.above());
        return from.similarity() + way * (to.similarity() - from.similarity());
    }

    /** The share of strangers that reach this similarity, 0..1. */
    double shareAt(double similarity) {
        int end = 1;
        while (end < points.size() - 1 && points.get(end).similarity() < similarity) {
            end++;
        }
        Point from = points.get(end - 1);
        Point to = points.get(end);
        double way = (similarity - from.similarity()) / (to.similarity() - from.similarity());
        return Math.min(1, from.above() * Math.pow(to.above() / from.above(), way));
    }

    /** The curve of strangers who are that much more alike. */
    StrangerCurve movedBy(double similarity) {
        return new StrangerCurve(
                pairs,
                points.stream()
                        .map(p -> new Point(p.similarity() + similarity, p.above()))
                        .toList());
    }
}
