package io.dropcast.store;

import io.dropcast.episode.EpisodeLocks;
import io.dropcast.face.EpisodeId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** A lock file an episode. The operating system lets go of it when the process ends, also by kill -9. */
public final class FileLocks implements EpisodeLocks {
    /** The file lock is the process's: threads of one process must agree among themselves first, whoever made their locks. */
    private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

    private final Path folder;

    public FileLocks(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    @Override
    public Held take(EpisodeId ep) {
        Path file = folder.resolve(ep.value() + ".lock");
        ReentrantLock mine = THREADS.computeIfAbsent(file, f -> new ReentrantLock());
        mine.lock();
        if (mine.getHoldCount() > 1) {
            // this thread has the file's lock already, and the process cannot have it twice
            return new HeldAgain(ep, mine);
        }
        try {
            Files.createDirectories(folder);
            return new HeldFile(ep, FolderTurn.lock(file), mine);
        } catch (IOException e) {
            mine.unlock();
            throw new UncheckedIOException(
                    "the episode " + ep + " cannot be locked in " + folder + ": " + Reason.of(e), e);
        } catch (RuntimeException | Error e) {
            mine.unlock();
            throw e;
        }
    }

    private record HeldAgain(EpisodeId ep, ReentrantLock thread) implements Held {
        @Override
        public void close() {
            thread.unlock();
        }
    }

    private record HeldFile(EpisodeId ep, FileLock lock, ReentrantLock thread) implements Held {
        @Override
        public void close() {
            try {
                // closing the channel lets go of the lock
                lock.acquiredBy().close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                thread.unlock();
            }
        }
    }
}
