package io.dropcast.inbox;

/** A file was taken too early; it goes back, and is taken again. The message says why. */
final class TakenTooEarly extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TakenTooEarly(String message) {
        super(message);
    }
}
