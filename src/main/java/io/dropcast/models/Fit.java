package io.dropcast.models;

/** How a picture of one shape becomes the input of a net of another. */
public enum Fit {
    /** Pulled to the input's width and height, each by itself. */
    STRETCH("stretch"),

    /** Keeps its shape; what is left over at the right or below is black. */
    LETTERBOX("letterbox");

    private final String id;

    Fit(String id) {
        this.id = id;
    }

    /** The name in {@code models.json}. */
    public String id() {
        return id;
    }
}
