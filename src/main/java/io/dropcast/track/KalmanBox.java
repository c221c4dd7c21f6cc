package io.dropcast.track;

import io.dropcast.face.Box;
import org.apache.commons.math3.filter.KalmanFilter;

/** Where a face is expected, frame by frame. Not for sharing between threads. */
final class KalmanBox {
    /** A side is expected to shrink to no less than this share of what was last seen, and to grow to no more than its inverse. */
    private static final double LEAST_SHARE = 0.5;

    private final BoxModel model;
    private final KalmanFilter filter;
    private double seenAspect;
    private double seenHeight;

    KalmanBox(Box first) {
        model = new BoxModel(first);
        filter = new KalmanFilter(model, model);
        remember(first);
    }

    /** One frame goes by. */
    void step() {
        filter.predict();
        model.scaleTo(height());
    }

    /** The face was seen here. */
    void correct(Box seen) {
        filter.correct(BoxModel.measure(seen));
        remember(seen);
        model.scaleTo(height());
    }

    /** Frame pixels; both sides are more than 0. */
    Box box() {
        double[] state = filter.getStateEstimation();
        return Box.around(state[0], state[1], near(state[2], seenAspect) * height(), height());
    }

    private double height() {
        return near(filter.getStateEstimation()[3], seenHeight);
    }

    private void remember(Box seen) {
        double[] measured = BoxModel.measure(seen);
        seenAspect = measured[2];
        seenHeight = measured[3];
    }

    /** A shrinking face extrapolated far enough would have a negative size. */
    private static double near(double expected, double seen) {
        return Math.max(LEAST_SHARE * seen, Math.min(seen / LEAST_SHARE, expected));
    }
}
