package io.dropcast.models;

/** The channels a model reads, in their order. */
public enum Colour {
    RGB(3),
    BGR(3),
    GREY(1);

    private final int channels;

    Colour(int channels) {
        this.channels = channels;
    }

    public int channels() {
        return channels;
    }
}
