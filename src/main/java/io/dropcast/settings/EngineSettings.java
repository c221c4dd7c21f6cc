package io.dropcast.settings;

import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * How the engine itself runs; nothing of it changes what comes out.
 *
 * @param workers threads for nets, 0 for one a core
 * @param quiet how long a dropped file must not change before it is taken
 * @param pollMillis between two looks at the inbox
 * @param maxTries of a file whose work is broken off
 * @param keepDays how long pictures and vectors are kept, 0 for ever
 */
public record EngineSettings(int workers, Duration quiet, int pollMillis, int maxTries, int keepDays) {

    /**
     * @param values gives the value of a key
     * @throws IllegalArgumentException naming the key, the value and what it should be
     */
    public static EngineSettings of(UnaryOperator<String> values) {
        return new EngineSettings(
                whole(values, "dropcast.workers", 0, 1024),
                seconds(values, "dropcast.quiet-seconds", 3600),
                whole(values, "dropcast.poll-millis", 10, 3_600_000),
                whole(values, "dropcast.max-tries", 1, 1000),
                whole(values, "dropcast.keep-days", 0, 36_500));
    }

    /** Parts of a second count. */
    public static Duration seconds(UnaryOperator<String> values, String key, int most) {
        return Duration.ofMillis(Math.round(1000 * number(values, key, 0, most)));
    }

    public static int whole(UnaryOperator<String> values, String key, int least, int most) {
        double number = number(values, key, least, most);
        if (number != Math.rint(number)) {
            throw wrong(key, "a whole number", least, most, values.apply(key));
        }
        return (int) number;
    }

    private static double number(UnaryOperator<String> values, String key, int least, int most) {
        String text = values.apply(key);
        try {
            double number = Double.parseDouble(text.trim());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below, for both
        }
        throw wrong(key, "a number", least, most, text);
    }

    private static IllegalArgumentException wrong(String key, String what, int least, int most, String found) {
        return new IllegalArgumentException(
                key + " must be " + what + " from " + least + " to " + most + ", found '" + found + "'");
    }
}
