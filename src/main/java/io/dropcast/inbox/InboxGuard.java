package io.dropcast.inbox;

import io.dropcast.face.Plain;
import io.dropcast.store.folder.WritableFolder;
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
public final class InboxGuard extends MainListenerSupport {
    private static final Logger LOG = LoggerFactory.getLogger(InboxGuard.class);

    private final Inbox inbox;
    private final int mostTries;
    private final ActiveWork inHand;
    private final ClaimOutcome outcome;
    private final TroubleReport troubles;
    private @Nullable FileChannel lockFile;

    public InboxGuard(Inbox inbox, int mostTries, ActiveWork inHand, ClaimOutcome outcome, TroubleReport troubles) {
        this.inbox = inbox;
        this.mostTries = mostTries;
        this.inHand = inHand;
        this.outcome = outcome;
        this.troubles = troubles;
    }

    public ActiveWork inHand() {
        return inHand;
    }

    public String node() {
        return inbox.node();
    }

    /** Before any route is started. */
    @Override
    public void beforeConfigure(BaseMainSupport main) {
        WritableFolder.check(inbox.folder(), "dropcast.inbox");
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

    /** Ends what is in work, and comes back when its file is in the inbox again. */
    public void endWork() {
        inHand.stop();
    }

    public void prepare() throws IOException {
        Files.createDirectories(inbox.inProgress());
        Files.createDirectories(inbox.done());
        Files.createDirectories(inbox.failed());
        lock();
        recover();
        mentionOthers();
    }

    /** Another engine may use the node's name now. */
    public void release() {
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
        TryCounts tries = TryCounts.read(inbox.inProgress());
        for (Path file : ActiveWork.claimed(inbox.inProgress())) {
            String name = file.getFileName().toString();
            int count = tries.count(name, file);
            if (count >= mostTries) {
                setAside(file, AbandonedFile.tooOften(count));
                tries.forget(name);
            } else if (Files.exists(inbox.folder().resolve(name), LinkOption.NOFOLLOW_LINKS)) {
                setAside(file, AbandonedFile.superseded());
            } else {
                Files.move(file, inbox.folder().resolve(name), StandardCopyOption.ATOMIC_MOVE);
                LOG.info(
                        "{}: work on it was broken off; put back into the inbox (try {} of {})",
                        Plain.text(name),
                        count + 1,
                        mostTries);
            }
        }
        tries.write(inbox.folder());
    }

    /** Another node may be working on another machine, so its files are not touched; but the log says where they are. */
    private void mentionOthers() throws IOException {
        for (Path other : list(inbox.folder().resolve(".inprogress"))) {
            if (Files.isDirectory(other)
                    && !other.equals(inbox.inProgress())
                    && !ActiveWork.claimed(other).isEmpty()) {
                LOG.info(
                        "{} files are claimed by node '{}'. If there is no such engine any more, move them from {} back"
                                + " into the inbox",
                        ActiveWork.claimed(other).size(),
                        other.getFileName(),
                        other);
            }
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        }
    }

    private void setAside(Path file, AbandonedFile why) throws IOException {
        String name = file.getFileName().toString();
        String aside = outcome.freeForFailed(name);
        troubles.write(name, aside, "recovery", why);
        Files.move(file, inbox.failed().resolve(aside), StandardCopyOption.ATOMIC_MOVE);
        LOG.error("{}: set aside: {}. See {}", Plain.text(name), why.getMessage(), inbox.failed());
    }
}
