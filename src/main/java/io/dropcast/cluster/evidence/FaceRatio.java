package io.dropcast.cluster.evidence;

import java.util.List;

/**
 * How much more likely two tracks are one person than two, by their vectors: the log-likelihood ratio of their cosine similarity. What a
 * similarity says depends on how good the pictures are, which the encoder's norm tells: poor faces of strangers are alike because they are
 * poor, and those of one person hardly more so. The densities are normal, and held beyond the means: nothing is too alike to be one person,
 * or too unlike to be strangers. A share of look-alikes among strangers keeps the ratio from growing without end.
 *
 * @param points by rising norm, two or more; between them lines, beyond them the nearest
 * @param norms what faces are good enough for
 */
public record FaceRatio(List<Point> points, Norms norms) {
    /** A clear mismatch of faces must outweigh all else that is taken for evidence. */
    static final double LEAST = -5;

    public static final double MOST = 4;

    /** Where look-alikes among strangers lie, and how widely: measured as one group, because there are few. */
    private static final double LOOKALIKES = 0.45;

    private static final double LOOKALIKES_SPREAD = 0.25;

    /** One person in two looks that the encoder does not bring together: this share, lying this widely about this similarity. */
    private static final double CHANGED = 0.03;

    private static final double CHANGED_MEAN = 0.2;
    private static final double CHANGED_SPREAD = 0.25;

    /**
     * @param norm geometric mean of the norms of the two
     * @param strangers mean similarity of different people, -1..1
     * @param strangersSpread standard deviation of it, more than 0
     * @param lookalikes share of different people who are alike beyond that, 0..0.5
     * @param same mean similarity of one person, above that of strangers
     * @param sameSpread standard deviation of it, more than 0
     * @param changed share of the pairs of one person that the encoder does not bring together, 0..1
     */
    public record Point(
            double norm,
            double strangers,
            double strangersSpread,
            double lookalikes,
            double same,
            double sameSpread,
            double changed) {

        /** With as many changed looks as were found in general. */
        public Point(
                double norm,
                double strangers,
                double strangersSpread,
                double lookalikes,
                double same,
                double sameSpread) {
            this(norm, strangers, strangersSpread, lookalikes, same, sameSpread, CHANGED);
        }

        private Point towards(Point next, double way) {
            return new Point(
                    norm + way * (next.norm - norm),
                    strangers + way * (next.strangers - strangers),
                    strangersSpread + way * (next.strangersSpread - strangersSpread),
                    lookalikes + way * (next.lookalikes - lookalikes),
                    same + way * (next.same - same),
                    sameSpread + way * (next.sameSpread - sameSpread),
                    changed + way * (next.changed - changed));
        }
    }

    /**
     * What the faces of a track are good enough for, by the norm of its vector.
     *
     * @param least below it they tell too little to be compared, 0 or more
     * @param own below it a track is no identity by itself, {@code least} or more
     * @param clear below it a track joins a group that others make, and makes none, {@code own} or more
     */
    public record Norms(double least, double own, double clear) {
        /** @throws IllegalArgumentException when they do not rise */
        public Norms {
            if (!(least >= 0 && own >= least && clear >= own)) {
                throw new IllegalArgumentException(
                        "norms must rise from 0: least " + least + ", own " + own + ", clear " + clear);
            }
        }

        /** All that is compared is good enough for everything. */
        public static Norms from(double least) {
            return new Norms(least, least, least);
        }
    }

    /** @param leastNorm from which faces are good enough for everything */
    public FaceRatio(List<Point> points, double leastNorm) {
        this(points, Norms.from(leastNorm));
    }

    /** @throws IllegalArgumentException when there are fewer than two points, norms do not rise, or a value is out of range */
    public FaceRatio {
        points = List.copyOf(points);
        if (points.size() < 2) {
            throw new IllegalArgumentException("a curve by norm needs two points, found " + points.size());
        }
        for (int p = 0; p < points.size(); p++) {
            Point point = points.get(p);
            boolean rises = p == 0 || point.norm() > points.get(p - 1).norm();
            boolean fits = point.same() > point.strangers()
                    && point.strangersSpread() > 0
                    && point.sameSpread() > 0
                    && point.lookalikes() >= 0
                    && point.lookalikes() <= 0.5;
            if (!rises || !fits) {
                throw new IllegalArgumentException(
                        "norms rise, spreads are above 0, lookalikes in 0..0.5, and one person is more alike"
                                + " than strangers; found " + point);
            }
        }
    }

    /** What holds at a norm. */
    Point at(double norm) {
        int next = 0;
        while (next < points.size() && points.get(next).norm() < norm) {
            next++;
        }
        if (next == 0) {
            return points.get(0);
        }
        if (next == points.size()) {
            return points.get(next - 1);
        }
        Point before = points.get(next - 1);
        Point after = points.get(next);
        return before.towards(after, (norm - before.norm()) / (after.norm() - before.norm()));
    }

    /** What holds for the best faces that were measured. */
    public Point clearest() {
        return points.get(points.size() - 1);
    }

    /**
     * Natural logarithm of the likelihood ratio, {@value #LEAST}..{@value #MOST}.
     *
     * @param norm geometric mean of the norms of the two
     */
    double of(double similarity, double norm) {
        Point p = at(norm);
        double same = (1 - p.changed()) * bell(Math.min(similarity, p.same()), p.same(), p.sameSpread())
                + p.changed() * bell(similarity, CHANGED_MEAN, CHANGED_SPREAD);
        double strangers =
                (1 - p.lookalikes()) * bell(Math.max(similarity, p.strangers()), p.strangers(), p.strangersSpread())
                        + p.lookalikes() * bell(similarity, LOOKALIKES, LOOKALIKES_SPREAD);
        return Math.max(LEAST, Math.min(MOST, Math.log(same + 1e-9) - Math.log(strangers + 1e-9)));
    }

    /** The similarity from which one person is the more likely at a norm, -1..1. */
    public double even(double norm) {
        double low = -1;
        double high = 1;
        while (high - low > 1e-6) {
            double middle = (low + high) / 2;
            if (of(middle, norm) >= 0) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    private static double bell(double value, double mean, double spread) {
        double z = (value - mean) / spread;
        return Math.exp(-z * z / 2) / spread;
    }
}
