package io.dropcast.detect;

/**
 * What a face net answers: one confidence in [0, 1] and four corners x1,y1,x2,y2 in [0, 1] of the picture for each anchor. Holds the
 * arrays themselves; read only.
 */
public final class RawFaces {
    private final float[] scores;
    private final float[] corners;

    /** @throws IllegalArgumentException when there are not four corners to each score */
    public RawFaces(float[] scores, float[] corners) {
        if (corners.length != 4 * scores.length) {
            throw new IllegalArgumentException(
                    scores.length + " scores need " + 4 * scores.length + " corners, found " + corners.length);
        }
        this.scores = scores;
        this.corners = corners;
    }

    int count() {
        return scores.length;
    }

    float score(int anchor) {
        return scores[anchor];
    }

    float corner(int anchor, int n) {
        return corners[4 * anchor + n];
    }
}
