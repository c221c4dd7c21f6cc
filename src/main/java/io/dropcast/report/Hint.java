package io.dropcast.report;

import io.dropcast.face.EpisodeId;
import io.dropcast.face.IdentityId;
import io.dropcast.face.PersonId;
import java.util.Optional;

/**
 * A suggestion that two may be one: "id_0004 of studio-s01e02 looks like Kyle (0.47)".
 *
 * @param who the identity or person that looks like another
 * @param like the one that it looks like
 * @param similarity cosine, -1..1
 */
public record Hint(Side who, Side like, double similarity) {

    /** @throws IllegalArgumentException when the similarity is not a number */
    public Hint {
        if (!Double.isFinite(similarity)) {
            throw new IllegalArgumentException("a similarity of " + similarity + " says nothing");
        }
    }

    /**
     * One of the two.
     *
     * @param words its name, or its id
     * @param person where the words lead on the page; empty for an identity without an owner
     * @param picture key of the picture; empty when there is none
     */
    public record Side(String words, Optional<PersonId> person, Optional<String> picture) {

        /** {@code id_0004 of studio-s01e02}. */
        public static Side identity(EpisodeId ep, IdentityId identity, Optional<String> picture) {
            return new Side(identity + " of " + ep, Optional.empty(), picture);
        }

        /** The name; the id where there is none. */
        public static Side person(ShownPerson person) {
            return new Side(person.shownName().brief(), Optional.of(person.id()), person.picture());
        }
    }
}
