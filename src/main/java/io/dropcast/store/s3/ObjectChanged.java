package io.dropcast.store.s3;

/** An object is no longer the one that was seen: it was written or deleted meanwhile. */
public final class ObjectChanged extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ObjectChanged(String what, Throwable cause) {
        super(what + " was changed meanwhile", cause);
    }
}
