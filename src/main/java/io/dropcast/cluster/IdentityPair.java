package io.dropcast.cluster;

import io.dropcast.face.IdentityId;
import java.util.Comparator;

/** Two identities of an episode, whichever is named first. */
public record IdentityPair(IdentityId lower, IdentityId higher) implements Comparable<IdentityPair> {
    private static final Comparator<IdentityPair> ORDER =
            Comparator.comparing(IdentityPair::lower).thenComparing(IdentityPair::higher);

    /** @throws IllegalArgumentException when they are not two, or not in order */
    public IdentityPair {
        if (lower.compareTo(higher) >= 0) {
            throw new IllegalArgumentException(
                    "a pair is of two identities, the lower first, found " + lower + " and " + higher);
        }
    }

    /** @throws IllegalArgumentException when both are the same */
    public static IdentityPair of(IdentityId one, IdentityId other) {
        return one.compareTo(other) < 0 ? new IdentityPair(one, other) : new IdentityPair(other, one);
    }

    boolean has(IdentityId id) {
        return lower.equals(id) || higher.equals(id);
    }

    @Override
    public int compareTo(IdentityPair other) {
        return ORDER.compare(this, other);
    }
}
