package io.dropcast.inbox;

import io.dropcast.episode.StageInterrupted;
import io.dropcast.episode.Stamp;
import io.dropcast.face.Plain;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says where a claimed file goes: the route's {@code move} and {@code moveFailed}. Paths are meant from the inbox. */
public final class ClaimOutcome {
    /** What stands behind a failed file's name in the name of its report. */
    public static final String REPORT = ".error.json";

    private static final Logger LOG = LoggerFactory.getLogger(ClaimOutcome.class);
    private static final String FAILED_NAME = "dropcastFailedName";

    private final Inbox inbox;
    private final ActiveWork inHand;
    private final Clock clock;

    public ClaimOutcome(Inbox inbox, ActiveWork inHand, Clock clock) {
        this.inbox = inbox;
        this.inHand = inHand;
        this.clock = clock;
    }

    /** A file that went through. */
    public String done(Exchange exchange) {
        Claim claim = Claim.of(exchange);
        if (claim.changed()) {
            return back(claim, "it was still being written when it was taken");
        }
        return ".done/" + freeForDone(claim.name());
    }

    /**
     * A file that did not. When it is the engine that is stopping, or the file was not there as a whole yet, the file is not at fault
     * and goes back where it was dropped.
     */
    public String failed(Exchange exchange) {
        Claim claim = Claim.of(exchange);
        if (claim.changed()) {
            return back(claim, "it was still being written when it was taken");
        }
        if (cause(exchange) instanceof TakenTooEarly notYet) {
            return back(claim, notYet.getMessage());
        }
        if (stopping(exchange)) {
            return back(claim, "the engine is stopping");
        }
        return ".failed/" + failedName(exchange);
    }

    /** Whether {@link #failed} will put the file back. */
    boolean forgiven(Exchange exchange) {
        return cause(exchange) instanceof TakenTooEarly
                || stopping(exchange)
                || Claim.of(exchange).changed();
    }

    /**
     * The name that {@link #failed} gives; the report goes beside it. The report is written first and asks first; Camel then hands a
     * copy of the exchange to {@link #failed}, so what is remembered there would be lost.
     */
    String failedName(Exchange exchange) {
        String chosen = exchange.getProperty(FAILED_NAME, String.class);
        if (chosen == null) {
            chosen = freeForFailed(Claim.of(exchange).name());
            exchange.setProperty(FAILED_NAME, chosen);
        }
        return chosen;
    }

    /** A free name in {@code .failed/}, with room for the report's ending. */
    String freeForFailed(String name) {
        return free(inbox.failed(), name, REPORT.length());
    }

    /** A free name in {@code .done/}. */
    String freeForDone(String name) {
        return free(inbox.done(), name, 0);
    }

    /** A free name in the inbox itself. */
    String freeForInbox(String name) {
        return free(inbox.folder(), name, 0);
    }

    private String back(Claim claim, @Nullable String why) {
        LOG.info("{}: put back into the inbox, because {}", Plain.text(claim.name()), why);
        return freeForInbox(claim.name());
    }

    private boolean stopping(Exchange exchange) {
        return interrupted(cause(exchange))
                || inHand.stopping()
                || exchange.getContext().isStopping();
    }

    /** Whether the work was interrupted, which says nothing about the file. */
    public static boolean interrupted(@Nullable Throwable cause) {
        for (Throwable t = cause; t != null; t = t.getCause()) {
            if (t instanceof InterruptedException
                    || t instanceof StageInterrupted
                    || t instanceof ClosedByInterruptException
                    || t instanceof FileLockInterruptionException
                    || t instanceof RejectedExecutionException) {
                return true;
            }
        }
        return false;
    }

    static @Nullable Throwable cause(Exchange exchange) {
        Exception now = exchange.getException();
        return now != null ? now : exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    }

    /** The name itself, or with the time in it when something of that name is there: nothing is ever overwritten. */
    private String free(Path folder, String name, int room) {
        FileName parts = FileName.of(name);
        String candidate = parts.with("", room);
        String stamp = "." + Stamp.of(clock.instant());
        for (int n = 1; taken(folder, candidate, room); n++) {
            candidate = parts.with(n == 1 ? stamp : stamp + "-" + n, room);
        }
        return candidate;
    }

    private static boolean taken(Path folder, String name, int room) {
        return Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)
                || (room > 0 && Files.exists(folder.resolve(name + REPORT), LinkOption.NOFOLLOW_LINKS));
    }
}
