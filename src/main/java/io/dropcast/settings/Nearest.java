package io.dropcast.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that somebody who mistyped most likely meant. */
public final class Nearest {
    private Nearest() {}

    /**
     * The known word that is fewest edits away; an edit inserts, removes or replaces a character, or swaps two neighbours. Case does
     * not count. Of two that are equally near, the alphabetically first.
     *
     * @return empty when more than a third of the characters would have to change, for then it was no slip of the fingers
     */
    public static Optional<String> nearest(String word, Collection<String> known) {
        return known.stream()
                .map(candidate -> new Guess(candidate, edits(lower(word), lower(candidate))))
                .filter(guess -> guess.edits() <= limit(word, guess.word()))
                .min(Comparator.comparingInt(Guess::edits).thenComparing(Guess::word))
                .map(Guess::word);
    }

    /** {@code : did you mean 'stride'?}, for the end of an error; {@code otherwise} where nothing is near. */
    public static String hint(String word, Collection<String> known, String otherwise) {
        return nearest(word, known).map(n -> ": did you mean '" + n + "'?").orElse(otherwise);
    }

    private static int limit(String word, String candidate) {
        int longer = Math.max(word.length(), candidate.length());
        return longer < 2 ? 0 : Math.max(1, longer / 3);
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    /** The optimal string alignment distance: Levenshtein's, with swapped neighbours as one edit. */
    private static int edits(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                boolean same = a.charAt(i - 1) == b.charAt(j - 1);
                row[j] = Math.min(Math.min(last[j], row[j - 1]) + 1, last[j - 1] + (same ? 0 : 1));
                if (swapped(a, i, b, j)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = row;
        }
        return last[b.length()];
    }

    private static boolean swapped(String a, int i, String b, int j) {
        return i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    }

    private record Guess(String word, int edits) {}
}
