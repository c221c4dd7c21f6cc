package io.dropcast.episode;

/** Reads what an earlier stage must have left. */
public final class Stored {
    private Stored() {}

    public static byte[] bytes(EpisodeStore store, Key key) {
        return store.read(key)
                .orElseThrow(() -> new IllegalStateException(key + " is missing: the stage that makes it has not run"));
    }
}
