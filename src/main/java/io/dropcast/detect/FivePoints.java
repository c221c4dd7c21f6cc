package io.dropcast.detect;

import io.dropcast.face.Box;
import io.dropcast.face.Landmarks;

/**
 * Five points out of the 68 of the iBUG scheme (Sagonas et al., ICCVW 2013, figure 4, here from 0): the eye centres are the means of
 * the lid points 37,38,40,41 and 43,44,46,47, the nose tip is 30, the mouth corners are 48 and 54.
 */
final class FivePoints {
    private static final int[] LEFT_EYE = {37, 38, 40, 41};
    private static final int[] RIGHT_EYE = {43, 44, 46, 47};
    private static final int NOSE = 30;
    private static final int LEFT_MOUTH = 48;
    private static final int RIGHT_MOUTH = 54;
    private static final int POINTS = 68;

    private FivePoints() {}

    /**
     * @param points x,y of 68 points in [0, 1] of the region
     * @param region what the net was shown, in frame pixels
     */
    static Landmarks of(float[] points, Box region) {
        if (points.length != 2 * POINTS) {
            throw new IllegalArgumentException("68 points need 136 numbers, found " + points.length);
        }
        double[] xy = new double[2 * Landmarks.POINTS];
        put(xy, 0, points, region, LEFT_EYE);
        put(xy, 1, points, region, RIGHT_EYE);
        put(xy, 2, points, region, NOSE);
        put(xy, 3, points, region, LEFT_MOUTH);
        put(xy, 4, points, region, RIGHT_MOUTH);
        return Landmarks.of(xy);
    }

    private static void put(double[] xy, int slot, float[] points, Box region, int... sources) {
        double x = 0;
        double y = 0;
        for (int s : sources) {
            x += points[2 * s];
            y += points[2 * s + 1];
        }
        xy[2 * slot] = region.xAt(x / sources.length);
        xy[2 * slot + 1] = region.yAt(y / sources.length);
    }
}
