package io.dropcast.models;

import io.dropcast.settings.Nearest;
import java.util.Collection;

/** What the compact constructors of the specs check, said in one voice. */
final class Checks {
    private Checks() {}

    static void text(String name, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + " must not be blank");
        }
    }

    static void within(String name, double value, double low, double high) {
        if (!(value >= low && value <= high)) {
            throw new IllegalArgumentException(
                    name + " must be " + plain(low) + ".." + plain(high) + ", found " + plain(value));
        }
    }

    /** What to add to a message about a word that is not known. */
    static String hint(String word, Collection<String> known) {
        return Nearest.nearest(word, known)
                .map(near -> "; did you mean '" + near + "'?")
                .orElse("; known: " + String.join(", ", known));
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
