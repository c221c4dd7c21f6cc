package io.dropcast.camel;

import io.dropcast.episode.StageInterrupted;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.jspecify.annotations.Nullable;

/** Says where a claimed file goes: the route's {@code move} and {@code moveFailed}. Paths are meant from the inbox. */
public final class Fate {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    private final Inbox inbox;
    private final Clock clock;

    Fate(Inbox inbox, Clock clock) {
        this.inbox = inbox;
        this.clock = clock;
    }

    /** A file that went through. */
    public String done(Exchange exchange) {
        return ".done/" + free(inbox.done(), name(exchange));
    }

    /**
     * A file that did not. When it is the engine that is stopping, the file is not at fault and goes back where it was dropped.
     */
    public String failed(Exchange exchange) {
        if (stopping(exchange)) {
            return free(inbox.folder(), name(exchange));
        }
        return ".failed/" + failedName(exchange);
    }

    /** The name that {@link #failed} chose; the error report goes beside it. Asked for first by the report. */
    String failedName(Exchange exchange) {
        String chosen = exchange.getProperty("dropcastFailedName", String.class);
        if (chosen == null) {
            chosen = free(inbox.failed(), name(exchange));
            exchange.setProperty("dropcastFailedName", chosen);
        }
        return chosen;
    }

    static boolean stopping(Exchange exchange) {
        Throwable why = cause(exchange);
        for (Throwable t = why; t != null; t = t.getCause()) {
            if (t instanceof InterruptedException
                    || t instanceof StageInterrupted
                    || t instanceof RejectedExecutionException) {
                return true;
            }
        }
        return exchange.getContext().isStopping();
    }

    static @Nullable Throwable cause(Exchange exchange) {
        Exception now = exchange.getException();
        return now != null ? now : exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    }

    static String name(Exchange exchange) {
        Object file = exchange.getProperty("CamelFileExchangeFile");
        if (file instanceof GenericFile<?> f) {
            return f.getFileNameOnly();
        }
        return exchange.getIn().getHeader(Exchange.FILE_NAME_ONLY, "unnamed", String.class);
    }

    /** The name itself, or with the time in it when something of that name is there: nothing is ever overwritten. */
    String free(Path folder, String name) {
        if (!Files.exists(folder.resolve(name))) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        String ending = dot > 0 ? name.substring(dot) : "";
        return stem + "." + STAMP.format(clock.instant()) + ending;
    }
}
