package io.dropcast.store.s3;

/** An object is not the one any more that was meant: somebody wrote it or took it away meanwhile. */
public final class Changed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Changed(String what, Throwable cause) {
        super(what + " was changed meanwhile", cause);
    }
}
