package io.dropcast.models;

import io.dropcast.settings.Nearest;
import java.util.Collection;

/** Checks of texts in the compact constructors of the specs. */
final class Checks {
    private Checks() {}

    static void text(String name, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + " must not be blank");
        }
    }

    /** What to add to a message about a word that is not known. */
    static String hint(String word, Collection<String> known) {
        return Nearest.nearest(word, known)
                .map(near -> "; did you mean '" + near + "'?")
                .orElse("; known: " + String.join(", ", known));
    }
}
