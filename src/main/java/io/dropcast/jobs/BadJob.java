package io.dropcast.jobs;

import java.util.Optional;

/** A job or a cleanup asks for what cannot be; nothing was done. The message says what, where and why. */
public final class BadJob extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final boolean missing;
    private final String field;

    public BadJob(String message) {
        this(message, "", false);
    }

    private BadJob(String message, String field, boolean missing) {
        super(message);
        this.field = field;
        this.missing = missing;
    }

    /** @param field of the job that is wrong */
    static BadJob at(String field, String message) {
        return new BadJob(message, field, false);
    }

    /** What it asks for is not there. */
    static BadJob missing(String message) {
        return new BadJob(message, "", true);
    }

    /** The field that is wrong; empty when it is none alone. */
    public Optional<String> field() {
        return field.isEmpty() ? Optional.empty() : Optional.of(field);
    }

    /** Whether the job is well formed, and what it asks for is not there. */
    public boolean isMissing() {
        return missing;
    }
}
