package io.dropcast.models;

/**
 * How it stands with one file of a pack.
 *
 * @param role what the file does in the pack: {@code detector}, {@code landmarks}, {@code encoder}
 */
public record FileState(String role, ModelFile file, Presence presence) {

    /** Whether it is there. */
    public enum Presence {
        THERE,
        MISSING,
        /** A file of that name is there, and is another. */
        CHANGED
    }
}
