package io.dropcast.face;

/** Checks that a number lies within its bounds; the error names it, its bounds and the number. */
public final class Range {
    private Range() {}

    /** @throws IllegalArgumentException when the value is not within the bounds, which belong to them, or not a number */
    public static void check(String key, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(
                    key + " must be " + plain(least) + ".." + plain(most) + ", found " + plain(value));
        }
    }

    /** Whole numbers without a decimal point. */
    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
