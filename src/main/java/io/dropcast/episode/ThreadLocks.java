package io.dropcast.episode;

import io.dropcast.episode.EpisodeLocks.Held;
import io.dropcast.face.EpisodeId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Has the threads of one process agree on an episode among themselves before one of them asks other processes, which know the process
 * as one only. A thread that has it may take it again. Shared by all locks of a kind in the process; safe for several threads.
 */
public final class ThreadLocks {
    private final Map<String, ReentrantLock> threads = new ConcurrentHashMap<>();

    /**
     * Waits for the other threads.
     *
     * @param name of what is locked, the same for all threads
     * @param others waits for other processes; gives how it is let go of
     * @throws StageInterrupted when the thread was told to stop waiting
     */
    public Held take(EpisodeId ep, String name, Supplier<Runnable> others) {
        ReentrantLock mine = thread(name);
        try {
            mine.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StageInterrupted("waiting for an episode");
        }
        return held(ep, mine, () -> Optional.of(others.get())).orElseThrow();
    }

    /** The same without waiting; empty, as {@code others} may be, when another thread or process has it. */
    public Optional<Held> tryTake(EpisodeId ep, String name, Supplier<Optional<Runnable>> others) {
        ReentrantLock mine = thread(name);
        return mine.tryLock() ? held(ep, mine, others) : Optional.empty();
    }

    private ReentrantLock thread(String name) {
        return threads.computeIfAbsent(name, n -> new ReentrantLock());
    }

    private static Optional<Held> held(EpisodeId ep, ReentrantLock mine, Supplier<Optional<Runnable>> others) {
        if (mine.getHoldCount() > 1) {
            // the process has it already, and cannot have it twice
            return Optional.of(new Holding(ep, mine, () -> {}));
        }
        try {
            Optional<Held> held = others.get().map(letGo -> new Holding(ep, mine, letGo));
            if (held.isEmpty()) {
                mine.unlock();
            }
            return held;
        } catch (RuntimeException | Error e) {
            mine.unlock();
            throw e;
        }
    }

    private record Holding(EpisodeId ep, ReentrantLock thread, Runnable letGo) implements Held {
        @Override
        public void close() {
            try {
                letGo.run();
            } finally {
                thread.unlock();
            }
        }
    }
}
