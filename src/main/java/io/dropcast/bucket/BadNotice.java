package io.dropcast.bucket;

/** A message that is none of those that S3 sends. It will not get better: it is for the dead-letter queue. */
public final class BadNotice extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadNotice(String message) {
        super(message);
    }
}
