package io.dropcast.video;

/** Which frames of a video are decoded. */
public enum Decode {
    /** All of them. */
    EVERY,
    /**
     * Those that others are made from, and all for a moment about where the picture probably becomes another one. In most films a third to a
     * half of the frames is of no use to any other; these are passed over where the file says so and its time stamps can be relied on.
     */
    NEEDED
}
