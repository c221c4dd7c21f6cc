package io.dropcast.episode;

/** A file is not the JSON that it should be. The message says which file, where, and what is wrong. */
public final class BadJson extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BadJson(String message) {
        super(message);
    }
}
