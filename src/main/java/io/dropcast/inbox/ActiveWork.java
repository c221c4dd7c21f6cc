package io.dropcast.inbox;

import io.dropcast.episode.StageInterrupted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files that are being worked on, and how work on them is ended when the engine has to stop: a stage may take hours, so it is
 * interrupted, and the process waits until the file is back in the inbox. The folder of the claimed files says whether it is.
 */
public final class ActiveWork {
    private static final Logger LOG = LoggerFactory.getLogger(ActiveWork.class);
    private static final int LOOK_MILLIS = 20;

    private final Inbox inbox;
    private final Duration grace;
    private final Duration patience;
    /** One a route that takes files. */
    private final Set<Thread> workers = ConcurrentHashMap.newKeySet();

    private final Set<Busy> elsewhere = ConcurrentHashMap.newKeySet();

    private volatile boolean stopping;

    /**
     * @param grace for work that is nearly done
     * @param patience with a stage that was interrupted
     */
    public ActiveWork(Inbox inbox, Duration grace, Duration patience) {
        this.inbox = inbox;
        this.grace = grace;
        this.patience = patience;
    }

    /** @throws StageInterrupted when it is too late to begin */
    void taken() {
        workers.add(Thread.currentThread());
        if (stopping) {
            throw new StageInterrupted("the inbox");
        }
    }

    /** Begins work that has no file in the inbox; the caller closes it at the end. */
    public Busy busy() {
        taken();
        Busy busy = new Busy(Thread.currentThread());
        elsewhere.add(busy);
        return busy;
    }

    /** Work that has no file in the inbox. */
    public final class Busy implements AutoCloseable {
        private final Thread worker;

        private Busy(Thread worker) {
            this.worker = worker;
        }

        @Override
        public void close() {
            elsewhere.remove(this);
        }

        @Override
        public String toString() {
            return "work of " + worker.getName();
        }
    }

    public boolean stopping() {
        return stopping;
    }

    /** Comes back when no file is in work any more, or patience is at an end: then the next start puts the file back. */
    public synchronized void stop() {
        stopping = true;
        if (emptyWithin(grace)) {
            return;
        }
        if (!workers.isEmpty()) {
            LOG.info("stopping: the stage that runs is interrupted");
            workers.forEach(Thread::interrupt);
        }
        if (!emptyWithin(patience)) {
            LOG.warn("a stage does not stop; its file goes back into the inbox at the next start");
        }
    }

    private boolean emptyWithin(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        try {
            while (!claimed().isEmpty() || !elsewhere.isEmpty()) {
                if (System.nanoTime() > end) {
                    return false;
                }
                Thread.sleep(LOOK_MILLIS);
            }
            return true;
        } catch (IOException e) {
            LOG.warn("{} cannot be read: {}", inbox.inProgress(), e.toString());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private List<Path> claimed() throws IOException {
        return claimed(inbox.inProgress());
    }

    /** The files that a node has claimed. */
    static List<Path> claimed(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(p -> !p.getFileName().toString().startsWith("."))
                    .filter(p -> Files.isRegularFile(p, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        }
    }
}
