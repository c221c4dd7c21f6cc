package io.dropcast.episode;

/** Told how far a stage is. Implementations decide how often to show it; calling is cheap. Called from the stage's own thread. */
@FunctionalInterface
public interface Progress {

    /**
     * @param done frames (or tracks) done
     * @param total how many there are, an estimate; 0 when unknown
     */
    void at(long done, long total);

    /** Progress is not shown. */
    static Progress none() {
        return (done, total) -> {};
    }
}
