package io.dropcast.people;

/** A change of the people cannot be made; nothing of it was. The message says what, where, why, and what to do. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String why;

    public Refused(String why) {
        super(why);
        this.why = why;
    }

    /** The message, which is always there. */
    public String why() {
        return why;
    }
}
