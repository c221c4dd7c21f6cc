package io.dropcast.store;

import io.dropcast.episode.EpisodeLocks;
import io.dropcast.face.EpisodeId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** A lock file an episode. The operating system lets go of it when the process ends, also by kill -9. */
public final class FileLocks implements EpisodeLocks {
    private final Path folder;
    private final Map<EpisodeId, ReentrantLock> threads = new ConcurrentHashMap<>();

    public FileLocks(Path folder) {
        this.folder = folder;
    }

    @Override
    public Held take(EpisodeId ep) {
        // the file lock is the process's: threads of one process must agree among themselves first
        ReentrantLock mine = threads.computeIfAbsent(ep, e -> new ReentrantLock());
        mine.lock();
        try {
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(
                    folder.resolve(ep.value() + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            return new HeldFile(ep, channel, channel.lock(), mine);
        } catch (IOException e) {
            mine.unlock();
            throw new UncheckedIOException(
                    "the episode " + ep + " cannot be locked in " + folder + ": " + Reason.of(e), e);
        }
    }

    private record HeldFile(EpisodeId ep, FileChannel channel, FileLock lock, ReentrantLock thread) implements Held {
        @Override
        public void close() {
            try {
                lock.release();
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                thread.unlock();
            }
        }
    }
}
