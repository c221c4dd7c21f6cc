package io.dropcast.detect;

/**
 * What a face net answers for each anchor: one confidence in [0, 1], four corners x1,y1,x2,y2, and of some nets the x,y of five points
 * (eye, eye, nose, mouth corner, mouth corner; left before right in the picture). Places are in [0, 1] of the net's input. Holds the
 * arrays themselves; read only.
 */
public final class RawFaces {
    private static final int CORNERS = 4;
    private static final int POINTS = 10;

    private final float[] scores;
    private final float[] corners;
    private final float[] points;

    /**
     * Faces without points.
     *
     * @throws IllegalArgumentException when there are not four corners to each score
     */
    public RawFaces(float[] scores, float[] corners) {
        this(scores, corners, new float[0]);
    }

    /**
     * Faces with points.
     *
     * @param points ten numbers for each score, or none at all
     * @throws IllegalArgumentException when there are not four corners to each score, or neither ten numbers nor none
     */
    public RawFaces(float[] scores, float[] corners, float[] points) {
        if (corners.length != CORNERS * scores.length) {
            throw new IllegalArgumentException(
                    scores.length + " scores need " + CORNERS * scores.length + " corners, found " + corners.length);
        }
        if (points.length != 0 && points.length != POINTS * scores.length) {
            throw new IllegalArgumentException(scores.length + " scores need " + POINTS * scores.length
                    + " numbers of points or none, found " + points.length);
        }
        this.scores = scores;
        this.corners = corners;
        this.points = points;
    }

    int count() {
        return scores.length;
    }

    float score(int anchor) {
        return scores[anchor];
    }

    float corner(int anchor, int n) {
        return corners[CORNERS * anchor + n];
    }

    boolean hasPoints() {
        return points.length > 0;
    }

    float point(int anchor, int n) {
        return points[POINTS * anchor + n];
    }
}
