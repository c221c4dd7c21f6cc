package io.dropcast.people.match;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Similarities as people read them. */
final class SimilarityFormat {
    private SimilarityFormat() {}

    /** Two decimals, never rounded up: what is under 0.55 must not be shown as 0.55. */
    static String of(double similarity) {
        return BigDecimal.valueOf(similarity).setScale(2, RoundingMode.FLOOR).toPlainString();
    }

    /** Four decimals, as in all manifests. */
    static double rounded(double similarity) {
        return BigDecimal.valueOf(similarity)
                .setScale(4, RoundingMode.HALF_EVEN)
                .doubleValue();
    }
}
