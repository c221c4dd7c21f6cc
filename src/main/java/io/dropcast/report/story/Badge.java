package io.dropcast.report.story;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A number with what it means.
 *
 * @param number as it is shown; cut off, not rounded, so that 0.849 does not look like a 0.85 that was judged wrongly
 * @param word what it means, in a word
 * @param style class of the style sheet
 */
public record Badge(String number, String word, String style) {
    static final double IDENTITY_STRONG = 0.75;
    static final double IDENTITY_GOOD = 0.60;
    static final double TRACK_STRONG = 0.85;
    static final double TRACK_GOOD = 0.70;
    static final double FRAME_STRONG = 0.80;
    static final double FRAME_GOOD = 0.65;
    static final double QUALITY_GREEN = 0.70;
    static final double QUALITY_ORANGE = 0.40;

    /** How alike the tracks of an identity are. */
    public static Badge identity(double cohesion) {
        return similarity(cohesion, IDENTITY_STRONG, IDENTITY_GOOD);
    }

    /** How alike a track and its identity are. */
    public static Badge track(double similarity) {
        return similarity(similarity, TRACK_STRONG, TRACK_GOOD);
    }

    /** How alike a picture and its track are. */
    public static Badge frame(double similarity) {
        return similarity(similarity, FRAME_STRONG, FRAME_GOOD);
    }

    /** How good a picture is. */
    public static Badge quality(double score) {
        String number = cut(score, 2).movePointRight(2).toBigInteger() + "\u00A0%";
        if (score >= QUALITY_GREEN) {
            return new Badge(number, "clear", "green");
        }
        return score >= QUALITY_ORANGE ? new Badge(number, "usable", "orange") : new Badge(number, "poor", "red");
    }

    private static Badge similarity(double value, double strong, double good) {
        String number = cut(value, 2).toPlainString();
        if (value >= strong) {
            return new Badge(number, "strong", "strong");
        }
        return value >= good ? new Badge(number, "good", "good") : new Badge(number, "weak", "weak");
    }

    private static BigDecimal cut(double value, int places) {
        return BigDecimal.valueOf(value).setScale(places, RoundingMode.FLOOR);
    }
}
