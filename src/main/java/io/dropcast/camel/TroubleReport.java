package io.dropcast.camel;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.episode.Json;
import io.dropcast.models.ModelTrouble;
import io.dropcast.video.UnusableVideo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes {@code NAME.error.json} beside a file that failed: what, where, why, what to do. */
public final class TroubleReport {
    private static final Logger LOG = LoggerFactory.getLogger(TroubleReport.class);

    private final Inbox inbox;
    private final Fate fate;
    private final Clock clock;

    TroubleReport(Inbox inbox, Clock clock) {
        this.inbox = inbox;
        this.fate = new Fate(inbox, clock);
        this.clock = clock;
    }

    /** Called by the route when a file did not go through. */
    public void write(Exchange exchange) {
        Throwable why = Fate.cause(exchange);
        String name = Fate.name(exchange);
        if (Fate.stopping(exchange)) {
            LOG.info("{}: put back into the inbox, because the engine is stopping", name);
            return;
        }
        Throwable cause = why == null ? new IllegalStateException("no reason was given") : why;
        String failedName = fate.failedName(exchange);
        write(name, failedName, String.valueOf(exchange.getFromRouteId()), cause);
        LOG.error(
                "{}: failed: {}. See {}",
                name,
                cause.getMessage(),
                inbox.failed().resolve(failedName + ".error.json"));
    }

    void write(String name, String failedName, String where, Throwable cause) {
        ObjectNode doc =
                Json.object().put("file", name).put("what", what(cause)).put("where", where);
        doc.put("why", String.valueOf(cause.getMessage())).put("what_to_do", toDo(cause, name));
        ArrayNode chain = doc.putArray("causes");
        for (Throwable t = cause; t != null; t = t.getCause()) {
            chain.add(t.getClass().getSimpleName() + ": " + t.getMessage());
        }
        doc.put("time", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        doc.put("version", Wiring.version());
        put(inbox.failed().resolve(failedName + ".error.json"), Json.pretty(doc));
    }

    private static String what(Throwable cause) {
        if (cause instanceof UnusableVideo) {
            return "the video cannot be used";
        }
        if (cause instanceof ModelTrouble) {
            return "the models are not usable";
        }
        if (cause instanceof UncheckedIOException) {
            return "a file could not be read or written";
        }
        return cause instanceof IllegalArgumentException ? "the name or a setting is not usable" : "a stage failed";
    }

    private static String toDo(Throwable cause, String name) {
        if (cause instanceof UnusableVideo) {
            return "copy the file again, or convert it to H.264 in MP4, and drop it into the inbox";
        }
        if (cause instanceof ModelTrouble trouble) {
            return trouble.toDo();
        }
        if (cause instanceof UncheckedIOException) {
            return "free disk space or mend the permissions, then move " + name + " back into the inbox";
        }
        if (cause instanceof IllegalArgumentException) {
            return "rename the file or mend the setting, then move it back into the inbox";
        }
        return "move " + name + " back into the inbox to try again; if it fails again, report the causes below";
    }

    private static void put(Path target, byte[] content) {
        Path part = target.resolveSibling(".part-" + UUID.randomUUID());
        try {
            Files.createDirectories(target.getParent());
            Files.write(part, content);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("the error report " + target + " cannot be written", e);
        }
    }
}
