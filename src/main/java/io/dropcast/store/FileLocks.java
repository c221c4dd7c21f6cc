package io.dropcast.store;

import io.dropcast.episode.EpisodeLocks;
import io.dropcast.episode.StageInterrupted;
import io.dropcast.face.EpisodeId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
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
        ReentrantLock mine = thread(ep);
        waitFor(mine);
        return held(ep, mine, file -> Optional.of(FolderTurn.lock(file)))
                .orElseThrow(() -> new IllegalStateException("a lock was waited for and is not there"));
    }

    @Override
    public Optional<Held> tryTake(EpisodeId ep) {
        ReentrantLock mine = thread(ep);
        return mine.tryLock() ? held(ep, mine, FileLocks::tryLock) : Optional.empty();
    }

    private Path file(EpisodeId ep) {
        return folder.resolve(ep.value() + ".lock");
    }

    private ReentrantLock thread(EpisodeId ep) {
        return THREADS.computeIfAbsent(file(ep), f -> new ReentrantLock());
    }

    /** Locks the file, now that no other thread has it. */
    private interface Locking {
        Optional<FileLock> lock(Path file) throws IOException;
    }

    private Optional<Held> held(EpisodeId ep, ReentrantLock mine, Locking locking) {
        if (mine.getHoldCount() > 1) {
            // this thread has the file's lock already, and the process cannot have it twice
            return Optional.of(new HeldAgain(ep, mine));
        }
        try {
            Files.createDirectories(folder);
            Optional<Held> held = locking.lock(file(ep)).map(lock -> new HeldFile(ep, lock, mine));
            if (held.isEmpty()) {
                mine.unlock();
            }
            return held;
        } catch (IOException e) {
            mine.unlock();
            throw new UncheckedIOException(
                    "the episode " + ep + " cannot be locked in " + folder + ": " + Reason.of(e), e);
        } catch (RuntimeException | Error e) {
            mine.unlock();
            throw e;
        }
    }

    /** Whoever waits for an episode can be told to stop waiting. */
    private static void waitFor(ReentrantLock lock) {
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StageInterrupted("waiting for an episode");
        }
    }

    private static Optional<FileLock> tryLock(Path file) throws IOException {
        FileChannel channel = open(file);
        try {
            Optional<FileLock> lock = Optional.ofNullable(channel.tryLock());
            if (lock.isEmpty()) {
                channel.close();
            }
            return lock;
        } catch (IOException | RuntimeException | Error e) {
            channel.close();
            throw e;
        }
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
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
