package io.dropcast.face;

/**
 * Numbers with zeros in front, as names of files and ids have them. An hour of film has tens of thousands of them, and Java's own
 * formatting reads its pattern anew for each. Stateless.
 */
public final class Digits {
    private Digits() {}

    /**
     * {@code 0042}; longer numbers stay as they are.
     *
     * @param number not negative
     * @param width digits at least
     */
    public static String of(long number, int width) {
        String digits = Long.toString(number);
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }
}
