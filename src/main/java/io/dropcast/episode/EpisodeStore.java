package io.dropcast.episode;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Where the state lives. A write is all or nothing: a reader, or a process that starts after a crash, sees the old content or the
 * new, never a part. Safe for several threads.
 *
 * <p>Methods throw {@link java.io.UncheckedIOException} when the place cannot be read or written.
 */
public interface EpisodeStore {

    boolean exists(Key key);

    /** Whether there is each of them. */
    default boolean allExist(Collection<Key> keys) {
        return keys.stream().allMatch(this::exists);
    }

    /** The content; the caller closes it. Empty when there is none. */
    Optional<InputStream> open(Key key);

    /** The content as bytes; for manifests, not for films. Empty when there is none. */
    Optional<byte[]> read(Key key);

    /** Replaces the content by what the writer writes, when the writer comes back without an error. */
    void write(Key key, Writer writer);

    default void write(Key key, byte[] content) {
        write(key, out -> out.write(content));
    }

    /** Leaves alone what is there already, so that its time says when it last changed. */
    default void writeIfDifferent(Key key, byte[] content) {
        if (read(key).filter(there -> Arrays.equals(there, content)).isEmpty()) {
            write(key, content);
        }
    }

    void delete(Key key);

    /** The keys whose path starts with {@code prefix/}, sorted. */
    List<Key> list(Key prefix);

    /** Moves everything below one prefix to another; nothing happens when there is nothing. */
    void moveAll(Key from, Key to);

    /** Deletes everything below a prefix. */
    void deleteAll(Key prefix);

    /** Deletes what writers that died left below a prefix. The caller must know that no writer is active there. */
    default void sweep(Key prefix) {
        // a store whose writes leave nothing behind has nothing to do
    }

    /**
     * Shows everything that is there, one after the other, no matter which program put it there and what it is called: for searches.
     *
     * @param wanted by the path below the store
     */
    void everything(Predicate<String> wanted, Consumer<StoredContent> viewer);

    /** Writes the content. */
    @FunctionalInterface
    interface Writer {
        void writeTo(OutputStream out) throws IOException;
    }
}
