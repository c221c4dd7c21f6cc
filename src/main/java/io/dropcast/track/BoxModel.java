package io.dropcast.track;

import io.dropcast.face.Box;
import org.apache.commons.math3.filter.MeasurementModel;
import org.apache.commons.math3.filter.ProcessModel;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * How a face moves and how well it is measured, for a {@link org.apache.commons.math3.filter.KalmanFilter}: at constant velocity, one
 * step a frame, with noise in proportion to the height of its box. The state is centre x, centre y, aspect (width / height), height, then
 * their changes a frame. The weights are those of DeepSORT (Wojke et al., ICIP 2017), which ByteTrack took over.
 */
final class BoxModel implements ProcessModel, MeasurementModel {
    static final int MEASURED = 4;
    private static final int STATE = 2 * MEASURED;
    private static final double POSITION = 1.0 / 20;
    private static final double VELOCITY = 1.0 / 160;

    private final double[] first;
    private double height;

    BoxModel(Box first) {
        this.first = measure(first);
        this.height = this.first[3];
    }

    /** Centre x, centre y, aspect, height. A side counts as one pixel at least: an aspect needs a height. */
    static double[] measure(Box box) {
        double height = Math.max(1, box.height());
        return new double[] {box.centerX(), box.centerY(), Math.max(1, box.width()) / height, height};
    }

    /** From now on noise is for a face of this height in pixels, more than 0. */
    void scaleTo(double pixels) {
        height = pixels;
    }

    @Override
    public RealMatrix getStateTransitionMatrix() {
        RealMatrix step = MatrixUtils.createRealIdentityMatrix(STATE);
        for (int i = 0; i < MEASURED; i++) {
            step.setEntry(i, MEASURED + i, 1);
        }
        return step;
    }

    /** A face has no control input: an empty matrix. */
    @Override
    public RealMatrix getControlMatrix() {
        return new Array2DRowRealMatrix();
    }

    @Override
    public RealMatrix getProcessNoise() {
        double p = POSITION * height;
        double v = VELOCITY * height;
        return squares(p, p, 1e-2, p, v, v, 1e-5, v);
    }

    @Override
    public RealVector getInitialStateEstimate() {
        return new ArrayRealVector(first).append(new ArrayRealVector(MEASURED));
    }

    @Override
    public RealMatrix getInitialErrorCovariance() {
        double p = 2 * POSITION * height;
        double v = 10 * VELOCITY * height;
        return squares(p, p, 1e-2, p, v, v, 1e-5, v);
    }

    @Override
    public RealMatrix getMeasurementMatrix() {
        RealMatrix look = new Array2DRowRealMatrix(MEASURED, STATE);
        for (int i = 0; i < MEASURED; i++) {
            look.setEntry(i, i, 1);
        }
        return look;
    }

    @Override
    public RealMatrix getMeasurementNoise() {
        double p = POSITION * height;
        return squares(p, p, 1e-1, p);
    }

    private static RealMatrix squares(double... deviations) {
        double[] variances = new double[deviations.length];
        for (int i = 0; i < variances.length; i++) {
            variances[i] = deviations[i] * deviations[i];
        }
        return MatrixUtils.createRealDiagonalMatrix(variances);
    }
}
