package io.dropcast.edits;

import io.dropcast.face.IdentityId;
import io.dropcast.face.PersonId;
import java.util.Optional;

/** Where a human says that a track belongs. */
public sealed interface TrackGoal {
    /** Into an identity that the episode has. */
    record Into(IdentityId identity) implements TrackGoal {}

    /**
     * Into an identity that is made for it.
     *
     * @param owner of that identity; empty when the machine may choose
     */
    record Fresh(Optional<PersonId> owner) implements TrackGoal {}

    /** Into no identity: its person cannot be told. */
    record Unclustered() implements TrackGoal {}

    /**
     * As it is said on the command line.
     *
     * @param text {@code id_0003}, {@code new}, {@code unclustered}, or {@code p_0004} for a new identity of that person
     * @throws IllegalArgumentException when it is none of these
     */
    static TrackGoal parse(String text) {
        if (text.equals("new")) {
            return new Fresh(Optional.empty());
        }
        if (text.equals("unclustered")) {
            return new Unclustered();
        }
        return text.startsWith("p_") ? new Fresh(Optional.of(PersonId.parse(text))) : new Into(IdentityId.parse(text));
    }
}
