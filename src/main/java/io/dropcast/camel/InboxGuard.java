package io.dropcast.camel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.episode.BadJson;
import io.dropcast.episode.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListenerSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prepares the inbox before it is watched: makes the folders, makes sure that no second engine uses the same node name, and puts what
 * this node left in the middle of work (a crash, a power cut) back into the inbox. Tries are counted; after too many the file is given
 * up, because it may be the file that brings the engine down.
 */
final class InboxGuard extends MainListenerSupport {
    private static final Logger LOG = LoggerFactory.getLogger(InboxGuard.class);
    private static final String TRIES = ".tries.json";

    private final Inbox inbox;
    private final int mostTries;
    private final Clock clock;
    private @Nullable FileChannel lockFile;

    InboxGuard(Inbox inbox, int mostTries, Clock clock) {
        this.inbox = inbox;
        this.mostTries = mostTries;
        this.clock = clock;
    }

    /** Before any route is started. */
    @Override
    public void beforeConfigure(BaseMainSupport main) {
        try {
            prepare();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the inbox " + inbox.folder() + " cannot be used ("
                            + e.getClass().getSimpleName() + ": " + e.getMessage()
                            + "): make the folder writable, or name another one with --inbox",
                    e);
        }
    }

    @Override
    public void afterStop(BaseMainSupport main) {
        release();
    }

    void prepare() throws IOException {
        Files.createDirectories(inbox.inProgress());
        Files.createDirectories(inbox.done());
        Files.createDirectories(inbox.failed());
        lock();
        recover();
    }

    void release() {
        try {
            if (lockFile != null) {
                lockFile.close();
                lockFile = null;
            }
        } catch (IOException e) {
            LOG.warn("the lock on {} could not be let go: {}", inbox.inProgress(), e.getMessage());
        }
    }

    private void lock() throws IOException {
        FileChannel channel = FileChannel.open(
                inbox.inProgress().resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = tryLock(channel);
        if (lock == null) {
            channel.close();
            throw new IllegalStateException("another dropcast watches " + inbox.folder() + " as node '" + inbox.node()
                    + "': stop it, or give this one another name with dropcast.node");
        }
        lockFile = channel;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private void recover() throws IOException {
        ObjectNode before = tries();
        ObjectNode now = Json.object();
        for (Path file : leftovers()) {
            String name = file.getFileName().toString();
            int count = before.path(name).asInt(0) + 1;
            if (count >= mostTries) {
                giveUp(file, count);
            } else {
                putBack(file, count);
                now.put(name, count);
            }
        }
        // a file that waits in the inbox keeps its count; one that is gone was done or taken away
        before.fieldNames().forEachRemaining(name -> {
            if (!now.has(name) && Files.exists(inbox.folder().resolve(name))) {
                now.put(name, before.path(name).asInt());
            }
        });
        Files.write(inbox.inProgress().resolve(TRIES), Json.pretty(now));
    }

    private List<Path> leftovers() throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.list(inbox.inProgress())) {
            all.filter(p -> !p.getFileName().toString().startsWith(".")
                            && Files.isRegularFile(p, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .forEach(files::add);
        }
        return files;
    }

    private void putBack(Path file, int count) throws IOException {
        String name = file.getFileName().toString();
        Path target = inbox.folder().resolve(name);
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            String aside = new Fate(inbox, clock).free(inbox.failed(), name);
            Files.move(file, inbox.failed().resolve(aside), StandardCopyOption.ATOMIC_MOVE);
            new TroubleReport(inbox, clock)
                    .write(
                            name,
                            aside,
                            "recovery",
                            new IllegalStateException(
                                    "work on it was broken off, and a newer file of the same name waits in the inbox"));
            return;
        }
        Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
        LOG.info("{}: work on it was broken off; put back into the inbox (try {} of {})", name, count + 1, mostTries);
    }

    private void giveUp(Path file, int count) throws IOException {
        String name = file.getFileName().toString();
        String aside = new Fate(inbox, clock).free(inbox.failed(), name);
        Files.move(file, inbox.failed().resolve(aside), StandardCopyOption.ATOMIC_MOVE);
        new TroubleReport(inbox, clock)
                .write(
                        name,
                        aside,
                        "recovery",
                        new IllegalStateException("the engine ended in the middle of it " + count + " times"));
        LOG.error("{}: given up after {} tries that were broken off; see {}", name, count, inbox.failed());
    }

    private ObjectNode tries() {
        Path file = inbox.inProgress().resolve(TRIES);
        try {
            return Files.exists(file) ? Json.parseObject(Files.readAllBytes(file), TRIES) : Json.object();
        } catch (IOException | BadJson e) {
            // a crash while counting must not stop the engine: count from the start
            return Json.object();
        }
    }
}
