package io.dropcast.store.s3;

/** An object is not the one any more that was meant: somebody wrote it or took it away meanwhile. */
public final class ObjectChanged extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ObjectChanged(String what, Throwable cause) {
        super(what + " was changed meanwhile", cause);
    }
}
