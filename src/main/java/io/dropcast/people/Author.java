package io.dropcast.people;

/** By which door a change of the people came. */
public enum Author {
    /** The pipeline itself. */
    ENGINE,
    /** people.json or identities.json, edited in the outbox. */
    FILE,
    /** A file dropped into the inbox. */
    DROP,
    /** The command line. */
    CLI,
    /** The review page or another program. */
    API;

    /** Whether a person decided it: that outranks every machine. */
    public boolean human() {
        return this != ENGINE;
    }
}
