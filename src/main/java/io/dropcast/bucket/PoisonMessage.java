package io.dropcast.bucket;

/** Something that came from outside will fail again and again: it is not tried any more. */
final class PoisonMessage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PoisonMessage(String message, Throwable cause) {
        super(message, cause);
    }

    PoisonMessage(String message) {
        super(message);
    }
}
