package io.dropcast.pipeline;

import io.dropcast.episode.EpisodeStore;
import io.dropcast.episode.Key;

/** Reads what an earlier stage must have left. */
final class Stored {
    private Stored() {}

    static byte[] bytes(EpisodeStore store, Key key) {
        return store.read(key)
                .orElseThrow(() -> new IllegalStateException(key + " is missing: the stage that makes it has not run"));
    }
}
