package io.dropcast.face;

import java.util.Arrays;

/**
 * Five points of a face in frame pixels, in this order: eye on the left of the picture, eye on the right, nose tip, mouth corner on
 * the left, mouth corner on the right. Immutable.
 */
public final class Landmarks {
    /** Points in a set. */
    public static final int POINTS = 5;

    private final double[] xy;

    private Landmarks(double[] xy) {
        this.xy = xy;
    }

    /**
     * @param xy ten numbers x0,y0 .. x4,y4; copied
     * @throws IllegalArgumentException when there are not ten finite numbers
     */
    public static Landmarks of(double... xy) {
        if (xy.length != 2 * POINTS) {
            throw new IllegalArgumentException("landmarks need 10 numbers, found " + xy.length);
        }
        for (double v : xy) {
            if (!Double.isFinite(v)) {
                throw new IllegalArgumentException("a landmark is not finite: " + Arrays.toString(xy));
            }
        }
        return new Landmarks(xy.clone());
    }

    public double x(int point) {
        return xy[2 * point];
    }

    public double y(int point) {
        return xy[2 * point + 1];
    }

    /** The ten numbers; a copy. */
    public double[] toArray() {
        return xy.clone();
    }

    /** Pixels between the eyes. */
    public double eyeDistance() {
        return Math.hypot(x(1) - x(0), y(1) - y(0));
    }

    /**
     * How far the head is turned, from -1 (the nose is at the left eye) over 0 (frontal) to 1 (at the right eye), measured along the
     * line between the eyes. A cheap stand-in for yaw that needs no model.
     */
    public double turn() {
        double ex = x(1) - x(0);
        double ey = y(1) - y(0);
        double squared = ex * ex + ey * ey;
        if (squared <= 0) {
            return 0;
        }
        double along = ((x(2) - x(0)) * ex + (y(2) - y(0)) * ey) / squared;
        return Math.max(-1, Math.min(1, 2 * along - 1));
    }

    /**
     * Whether the points can be a face: eyes apart, mouth below the eyes (in the face's own upright), nose between them. A hand or a
     * pattern that fooled the detector fails here most of the time.
     */
    public boolean plausible(Box face) {
        double eyes = eyeDistance();
        if (eyes < 0.12 * face.width() || eyes > 0.95 * face.width()) {
            return false;
        }
        // unit vectors of the face: right along the eyes, down across them
        double rx = (x(1) - x(0)) / eyes;
        double ry = (y(1) - y(0)) / eyes;
        double eyeX = (x(0) + x(1)) / 2;
        double eyeY = (y(0) + y(1)) / 2;
        double mouth = ((x(3) + x(4)) / 2 - eyeX) * -ry + ((y(3) + y(4)) / 2 - eyeY) * rx;
        double nose = (x(2) - eyeX) * -ry + (y(2) - eyeY) * rx;
        double mouthWidth = (x(4) - x(3)) * rx + (y(4) - y(3)) * ry;
        return rx > 0 && mouth > 0.25 * eyes && nose > 0 && nose < mouth && mouthWidth > 0;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Landmarks other && Arrays.equals(xy, other.xy);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(xy);
    }

    @Override
    public String toString() {
        return "Landmarks" + Arrays.toString(xy);
    }
}
