package io.dropcast.store.folder;

import io.dropcast.episode.GuardedStore;
import io.dropcast.episode.Key;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** A turn at a folder: others wait at the lock file. The operating system lets go of it when the process ends. */
record FolderTurn(FolderStore store, FileLock held) implements GuardedStore.Turn, AutoCloseable {

    static FileLock lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            return channel.lock();
        } catch (IOException | RuntimeException | Error e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public Optional<byte[]> read(Key key) {
        return store.read(key);
    }

    @Override
    public void write(Key key, byte[] content) {
        mustHold(key);
        store.write(key, content);
    }

    @Override
    public void append(Key key, int at, byte[] more) {
        mustHold(key);
        Path path = store.path(key);
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.truncate(at);
            channel.position(at);
            ByteBuffer rest = ByteBuffer.wrap(more);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + path + " failed: " + Reason.of(e), e);
        }
    }

    @Override
    public void delete(Key key) {
        mustHold(key);
        store.delete(key);
    }

    @Override
    public void sweep(Key prefix) {
        mustHold(prefix);
        store.sweep(prefix);
    }

    private void mustHold(Key key) {
        if (!held.isValid()) {
            throw new UncheckedIOException(
                    "writing " + store.path(key) + " failed", new IOException("the lock was lost: try again"));
        }
    }

    @Override
    public void close() {
        try {
            // closing the channel lets go of the lock
            held.acquiredBy().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
