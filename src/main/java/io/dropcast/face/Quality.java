package io.dropcast.face;

/**
 * How good one picture of a face is.
 *
 * @param det detector confidence, 0..1
 * @param std standard deviation of the grey crop, 0..127.5
 * @param blur variance of the Laplacian of the grey crop at 64x64; small is blurred
 * @param boxArea square pixels of the face box
 * @param turn how far the head is turned, -1..1, 0 is frontal
 * @param score {@link #score(double, double, double)}, 0..1
 */
public record Quality(double det, double std, double blur, double boxArea, double turn, double score) {

    /** Measures with their score. */
    public static Quality of(double det, double std, double blur, double boxArea, double turn) {
        return new Quality(det, std, blur, boxArea, turn, score(det, std, boxArea));
    }

    /** The score that pictures are chosen by: 0.40 det + 0.35 min(std/100, 1) + 0.25 min(area/100000, 1). */
    public static double score(double det, double std, double boxArea) {
        return 0.40 * Math.min(Math.max(det, 0), 1)
                + 0.35 * Math.min(std / 100, 1)
                + 0.25 * Math.min(boxArea / 100_000, 1);
    }
}
