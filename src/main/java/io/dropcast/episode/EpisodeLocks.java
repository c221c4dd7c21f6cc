package io.dropcast.episode;

import io.dropcast.face.EpisodeId;
import java.util.Optional;

/** Keeps two stages of one episode from running at once, in this process or in another. */
public interface EpisodeLocks {

    /**
     * Waits until no other thread or process holds the episode. A thread that holds it may take it again, and holds it until it closed
     * both.
     */
    Held take(EpisodeId ep);

    /** The same without waiting: empty when another thread or process holds it. */
    Optional<Held> tryTake(EpisodeId ep);

    /** The episode is ours until closed; gone with the process, however it ends. */
    interface Held extends AutoCloseable {
        EpisodeId ep();

        @Override
        void close();
    }
}
