package io.dropcast.inbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.episode.Json;
import io.dropcast.face.Plain;
import io.dropcast.jobs.BadJob;
import io.dropcast.models.ModelTrouble;
import io.dropcast.people.Refused;
import io.dropcast.settings.Version;
import io.dropcast.video.UnusableVideo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.MessageHistory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes {@code NAME.error.json} beside a file that failed: what, where, why, what to do. */
public final class TroubleReport {
    private static final Logger LOG = LoggerFactory.getLogger(TroubleReport.class);

    private static final String THIS_STEP = "report-trouble";
    private static final String WHERE = "dropcastWhere";

    private final Inbox inbox;
    private final ClaimOutcome outcome;
    private final Clock clock;

    public TroubleReport(Inbox inbox, ClaimOutcome outcome, Clock clock) {
        this.inbox = inbox;
        this.outcome = outcome;
        this.clock = clock;
    }

    /** Called by the route when a file did not go through, before the file is moved. */
    public void write(Exchange exchange) {
        if (outcome.forgiven(exchange)) {
            return;
        }
        Throwable cause = Optional.ofNullable(ClaimOutcome.cause(exchange))
                .orElseGet(() -> new IllegalStateException("no reason was given"));
        String failedName = outcome.failedName(exchange);
        String name = Claim.of(exchange).name();
        LOG.error(
                "{}: failed: {}. See {}",
                Plain.text(name),
                Plain.text(why(cause)),
                Plain.text(report(failedName).toString()));
        LOG.debug("{}: failed", Plain.text(name), cause);
        write(name, failedName, step(exchange), cause);
    }

    /** Says where it went wrong when that was in an exchange of its own. */
    static void at(Exchange exchange, Exchange inner) {
        exchange.setProperty(WHERE, step(inner));
    }

    /** The id of the route's step that was reached last, such as {@code detect}. */
    private static String step(Exchange exchange) {
        if (exchange.getProperty(WHERE) instanceof String said) {
            return said;
        }
        String last = String.valueOf(exchange.getFromRouteId());
        if (exchange.getProperty(Exchange.MESSAGE_HISTORY) instanceof List<?> steps) {
            for (Object step : steps) {
                // this report is a step, too
                if (step instanceof MessageHistory h
                        && !THIS_STEP.equals(h.getNode().getId())) {
                    last = h.getNode().getId();
                }
            }
        }
        return last;
    }

    /** A report that cannot be written is said in the log, and does not keep the file from its place. */
    void write(String name, String failedName, String where, Throwable cause) {
        ObjectNode doc =
                Json.object().put("file", name).put("what", what(cause)).put("where", where);
        doc.put("why", why(cause)).put("what_to_do", toDo(cause, failedName));
        ArrayNode chain = doc.putArray("causes");
        for (Throwable t = cause; t != null; t = t.getCause()) {
            chain.add(t.getClass().getSimpleName() + ": " + t.getMessage());
        }
        doc.put("time", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        doc.put("version", Version.text());
        try {
            put(report(failedName), Json.pretty(doc));
        } catch (IOException e) {
            LOG.error("the error report {} cannot be written: {}", report(failedName), e.toString());
        }
    }

    private Path report(String failedName) {
        return inbox.failed().resolve(failedName + ClaimOutcome.REPORT);
    }

    private static String why(Throwable cause) {
        return Optional.ofNullable(cause.getMessage())
                .orElseGet(() -> cause.getClass().getSimpleName());
    }

    private static String what(Throwable cause) {
        if (cause instanceof UnusableVideo) {
            return "the video cannot be used";
        }
        if (cause instanceof Refused) {
            return "the edit was not applied";
        }
        if (cause instanceof BadJob) {
            return "the job was not done";
        }
        if (cause instanceof ModelTrouble) {
            return "the models are not usable";
        }
        if (cause instanceof UncheckedIOException) {
            return "a file could not be read or written";
        }
        if (cause instanceof AbandonedFile) {
            return "work on the file was broken off";
        }
        return cause instanceof IllegalArgumentException ? "the name or a setting is not usable" : "a stage failed";
    }

    private static String toDo(Throwable cause, String name) {
        if (cause instanceof UnusableVideo) {
            return "copy the file again, or convert it to H.264 in MP4, and drop it into the inbox";
        }
        if (cause instanceof Refused) {
            return "mend it, and drop it into the inbox again";
        }
        if (cause instanceof BadJob) {
            return "mend the job, and drop it into the inbox again";
        }
        if (cause instanceof ModelTrouble trouble) {
            return trouble.toDo();
        }
        if (cause instanceof UncheckedIOException) {
            return "free disk space or mend the permissions, then move " + name + " back into the inbox";
        }
        if (cause instanceof AbandonedFile broken) {
            return broken.toDo(name);
        }
        if (cause instanceof IllegalArgumentException) {
            return "rename the file or mend the setting, then move it back into the inbox";
        }
        return "move " + name + " back into the inbox to try again; if it fails again, report the causes below";
    }

    private static void put(Path target, byte[] content) throws IOException {
        Files.createDirectories(target.getParent());
        Path part = target.resolveSibling(".part-" + UUID.randomUUID());
        try {
            Files.write(part, content);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
