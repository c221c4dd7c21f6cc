package io.dropcast.people;

import java.util.Comparator;

/**
 * One thing that can be true of a show's people, such as "the owner of show-s01e01:id_0003". A value belongs to each fact that is
 * known; a change of people.json is a change of such values, and that is what the journal holds.
 *
 * @param of person id, cluster id, track or suggestion that it is about; empty for the show as a whole
 * @param detail cluster of a "never", name of a field, place of a track; empty otherwise
 */
record Fact(Kind kind, String of, String detail) implements Comparable<Fact> {
    private static final Comparator<Fact> ORDER =
            Comparator.comparing(Fact::kind).thenComparing(Fact::of).thenComparing(Fact::detail);

    /** What the value says. */
    enum Kind {
        /** The person exists, since the time in the value. */
        PERSON,
        NAME,
        /** A JSON list of texts. */
        ALIASES,
        IGNORED,
        /** The picture that a human chose. */
        PICTURE,
        /** The owner of the cluster; the empty text when a human said that it has none. */
        OWNER,
        /** The cluster is never that person. */
        NEVER,
        /** A field of a person that dropcast does not know, as JSON. */
        FIELD,
        /** A field of the file that dropcast does not know, as JSON. */
        SHOW_FIELD,
        /** A suggestion that a human does not want to see again. */
        DISMISSED,
        /** The identity that a human put a track into, the empty text for none; the track is found by where it was, which is the detail. */
        PLACED,
        /** The owner that a cluster has again when its episode has it again; the empty text for none. */
        RETURNING
    }

    static Fact about(Kind kind, String of) {
        return new Fact(kind, of, "");
    }

    @Override
    public int compareTo(Fact other) {
        return ORDER.compare(this, other);
    }
}
