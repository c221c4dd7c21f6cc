package io.dropcast.video;

/** The time stamps of a file do not tell which frames were passed over: it has to be read again with {@link Decode#EVERY}. */
public final class FramesUncertain extends RuntimeException {
    private static final long serialVersionUID = 1;

    public FramesUncertain(String why) {
        super(why);
    }
}
