package io.dropcast.bucket;

/** Something that came from outside will fail again and again: it is not tried any more. */
final class Poison extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Poison(String message, Throwable cause) {
        super(message, cause);
    }

    Poison(String message) {
        super(message);
    }
}
