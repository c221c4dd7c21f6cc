package io.dropcast.store.folder;

import io.dropcast.episode.EpisodeLocks;
import io.dropcast.episode.ThreadLocks;
import io.dropcast.face.EpisodeId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** A lock file an episode. The operating system lets go of it when the process ends, also by kill -9. */
public final class FileLocks implements EpisodeLocks {
    private static final ThreadLocks THREADS = new ThreadLocks();

    private final Path folder;

    public FileLocks(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    @Override
    public Held take(EpisodeId ep) {
        Path file = file(ep);
        return THREADS.take(ep, file.toString(), () -> letGo(locked(ep, () -> FolderTurn.lock(file))));
    }

    @Override
    public Optional<Held> tryTake(EpisodeId ep) {
        Path file = file(ep);
        return THREADS.tryTake(
                ep, file.toString(), () -> locked(ep, () -> tryLock(file)).map(FileLocks::letGo));
    }

    private Path file(EpisodeId ep) {
        return folder.resolve(ep.value() + ".lock");
    }

    private interface Locking<T> {
        T lock() throws IOException;
    }

    private <T> T locked(EpisodeId ep, Locking<T> locking) {
        try {
            Files.createDirectories(folder);
            return locking.lock();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the episode " + ep + " cannot be locked in " + folder + ": " + Reason.of(e), e);
        }
    }

    private static Runnable letGo(FileLock lock) {
        return () -> {
            try {
                // closing the channel lets go of the lock
                lock.acquiredBy().close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
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
}
