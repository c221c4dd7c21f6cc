package io.dropcast.video;

/** The file is at fault, not the machine: trying again will not help. The message says what is wrong and what to do. */
public final class UnusableVideo extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnusableVideo(String message) {
        super(message);
    }
}
