package io.dropcast.episode;

import java.util.Optional;
import java.util.function.Function;

/** A store in which several writers, also of other processes, change the same content without losing what another one wrote. */
public interface GuardedStore extends EpisodeStore {

    /**
     * Does work for which what it read is still so when it writes. Either all other callers wait, or the work is done again on what is
     * there by then: so it must read and write the guarded content by its turn only, and do nothing else that counts.
     *
     * @param guard callers that name the same key take turns
     * @throws java.io.UncheckedIOException also when other callers come first again and again
     */
    <T> T inTurn(Key guard, Function<Turn, T> work);

    /** The guarded content in one's turn. For one thread. */
    interface Turn {
        Optional<byte[]> read(Key key);

        /** Replaces the content, all or nothing. */
        void write(Key key, byte[] content);

        /**
         * Keeps the first bytes of what was read and puts others behind them. A crash may leave a part of the new ones, or all, but
         * the first ones always.
         *
         * @param at how many are kept, at most as many as were read
         */
        void append(Key key, int at, byte[] more);

        void delete(Key key);

        /** Deletes what writers that died left below a prefix, as far as no writer can be active there now. */
        void sweep(Key prefix);
    }
}
