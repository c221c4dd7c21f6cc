package io.dropcast.jobs;

/** A job or a cleanup asks for what cannot be; nothing was done. The message says what, where and why. */
public final class BadJob extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public BadJob(String message) {
        super(message);
    }
}
