package io.dropcast.detect;

import io.dropcast.episode.StageInterrupted;
import io.dropcast.episode.StageTasks;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that each read a piece of a video. Owned and used by one thread. */
final class SegmentThreads implements AutoCloseable {
    private final ExecutorService threads;
    private final int count;
    private final Deque<Running> running = new ArrayDeque<>();

    private record Running(SegmentReader reader, Future<?> end) {}

    SegmentThreads(int count) {
        AtomicInteger n = new AtomicInteger();
        this.count = count;
        this.threads = Executors.newFixedThreadPool(count, task -> new Thread(task, "piece-" + n.incrementAndGet()));
    }

    /** Takes the reader over. Waits for the oldest piece while many are not done. */
    void read(SegmentReader reader) {
        running.add(new Running(reader, threads.submit(reader)));
        while (running.size() > count + 1) {
            awaitOldest();
        }
    }

    /**
     * Waits until all pieces are read.
     *
     * @throws StageInterrupted when the thread was interrupted
     */
    void finish() {
        while (!running.isEmpty()) {
            awaitOldest();
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new StageInterrupted("detect");
        }
    }

    private void awaitOldest() {
        StageTasks.await(running.element().end(), "detect");
        running.remove();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        StageTasks.awaitEnd(threads);
        running.forEach(r -> r.reader().close());
    }
}
