package io.dropcast.embed;

/** A turn with a scale and a shift: (x, y) to (a x - b y + tx, b x + a y + ty). */
record Similarity(double a, double b, double tx, double ty) {

    /**
     * The similarity that moves {@code from} nearest to {@code to} in the least-squares sense.
     *
     * @param from x,y of the points
     * @param to x,y of where they should be
     * @throws IllegalArgumentException when all points are in one place
     */
    static Similarity fit(double[] from, double[] to) {
        int n = from.length / 2;
        double fx = 0;
        double fy = 0;
        double gx = 0;
        double gy = 0;
        for (int i = 0; i < n; i++) {
            fx += from[2 * i] / n;
            fy += from[2 * i + 1] / n;
            gx += to[2 * i] / n;
            gy += to[2 * i + 1] / n;
        }
        double dot = 0;
        double cross = 0;
        double spread = 0;
        for (int i = 0; i < n; i++) {
            double x = from[2 * i] - fx;
            double y = from[2 * i + 1] - fy;
            double u = to[2 * i] - gx;
            double v = to[2 * i + 1] - gy;
            dot += x * u + y * v;
            cross += x * v - y * u;
            spread += x * x + y * y;
        }
        if (spread < 1e-9 || dot * dot + cross * cross < 1e-18) {
            throw new IllegalArgumentException("points in one place have no direction");
        }
        double a = dot / spread;
        double b = cross / spread;
        return new Similarity(a, b, gx - a * fx + b * fy, gy - b * fx - a * fy);
    }

    double x(double px, double py) {
        return a * px - b * py + tx;
    }

    double y(double px, double py) {
        return b * px + a * py + ty;
    }

    Similarity inverse() {
        double squared = a * a + b * b;
        double ia = a / squared;
        double ib = -b / squared;
        return new Similarity(ia, ib, -(ia * tx - ib * ty), -(ib * tx + ia * ty));
    }
}
