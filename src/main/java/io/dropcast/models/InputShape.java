package io.dropcast.models;

/** What decides the width and height of a detector's input. */
public enum InputShape {
    /** The pack, for every video. */
    FIXED("fixed"),

    /** The video, whose shape the input takes; the pack says how long the longer side is. */
    FILM("film");

    private final String id;

    InputShape(String id) {
        this.id = id;
    }

    /** The name in {@code models.json}. */
    public String id() {
        return id;
    }
}
