package io.dropcast.cluster;

import io.dropcast.cluster.evidence.Calibration;
import io.dropcast.cluster.evidence.EvidenceAffinity;
import io.dropcast.cluster.evidence.Taught;
import io.dropcast.embed.TrackFaces;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * By how much the stop of the linkage moves because of what humans said. A word that contradicts the stop pulls it by {@value #PULL} until the
 * pair is on the right side. One that agrees moves nothing and only holds back, so naming people changes no other identity. The shift
 * is bounded, and a pair that not even the bound would bring to the right side is not heard: it says something of the vectors, not of the stop.
 */
public final class StopShift {
    static final double LOWEST = -1;
    static final double HIGHEST = 1.5;

    /** Of one word; as a variance, what a normal prior of the shift has. */
    private static final double PULL = 0.1;

    /** A wrong merge costs more than a missed one. */
    private static final double OF_TWO = 1.5;

    /** A pair that was on the wrong side comes this far beyond the stop. */
    private static final double CLEARANCE = 0.1;

    private StopShift() {}

    /** What the lesson teaches; does not depend on the order of its parts, or of the tracks. */
    public static Taught of(TrackFaces faces, Calibration.Weighed weighed, Lesson lesson) {
        EvidenceAffinity untaught = EvidenceAffinity.of(weighed.with(Taught.NOTHING));
        return of(LessonWords.of(faces, untaught, lesson), untaught.stop());
    }

    /** @param stop without the words */
    static Taught of(List<Word> words, double stop) {
        List<Word> heard = words.stream()
                .filter(w -> w.same() ? w.ratio() >= stop + LOWEST : w.ratio() <= stop + HIGHEST)
                .toList();
        int merged = (int) heard.stream().filter(Word::same).count();
        return new Taught(merged, heard.size() - merged, shift(heard, stop));
    }

    /** The least of {@code shift^2 / (2 PULL)} plus how far the stop is on the wrong side of each word: where its slope is 0. */
    private static double shift(List<Word> words, double stop) {
        if (words.stream().noneMatch(w -> contradicts(w, stop))) {
            return 0;
        }
        double low = LOWEST;
        double high = HIGHEST;
        while (high - low > 1e-6) {
            double middle = (low + high) / 2;
            if (slope(words, stop, middle) > 0) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return BigDecimal.valueOf(high).setScale(4, RoundingMode.HALF_UP).doubleValue();
    }

    private static boolean contradicts(Word word, double stop) {
        return word.same() ? word.ratio() < stop : word.ratio() >= stop;
    }

    private static double slope(List<Word> words, double stop, double shift) {
        double slope = shift / PULL;
        for (Word word : words) {
            double clearance = contradicts(word, stop) ? CLEARANCE : 0;
            if (word.same() && stop + shift > word.ratio() - clearance) {
                slope += 1;
            }
            if (!word.same() && stop + shift < word.ratio() + clearance) {
                slope -= OF_TWO;
            }
        }
        return slope;
    }
}
