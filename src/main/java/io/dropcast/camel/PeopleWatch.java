package io.dropcast.camel;

import io.dropcast.pipeline.EpisodePipeline;
import io.dropcast.pipeline.PeopleDesk;
import io.dropcast.pipeline.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after {@code people.json} of every show in the outbox: what somebody edits there is taken once it has stopped changing, and the
 * files of the episodes are made to follow. One thread at a time.
 */
public final class PeopleWatch {
    private static final Logger LOG = LoggerFactory.getLogger(PeopleWatch.class);

    private final Path outbox;
    private final EpisodePipeline pipeline;
    private final Settings settings;
    private final Duration quiet;
    private final Clock clock;
    private final Map<String, Seen> seen = new HashMap<>();

    /** @param number of the file on its disk: editors that write beside it and rename give another one */
    private record Seen(long size, long modified, String number, Instant since, boolean taken) {
        boolean sameFile(Seen other) {
            return size == other.size && modified == other.modified && number.equals(other.number);
        }

        Seen asTaken() {
            return new Seen(size, modified, number, since, true);
        }
    }

    PeopleWatch(Path outbox, EpisodePipeline pipeline, Settings settings, Duration quiet, Clock clock) {
        this.outbox = outbox;
        this.pipeline = pipeline;
        this.settings = settings;
        this.quiet = quiet;
        this.clock = clock;
    }

    /** Shows whose people.json somebody changed and left alone since. Also those seen for the first time. */
    public List<String> changed() {
        List<String> out = new ArrayList<>();
        for (String show : pipeline.desk().shows()) {
            look(show).ifPresent(now -> {
                Seen before = seen.get(show);
                if (before == null || !before.sameFile(now)) {
                    seen.put(show, now);
                } else if (!before.taken()
                        && Duration.between(before.since(), now.since()).compareTo(quiet) >= 0) {
                    seen.put(show, before.asTaken());
                    out.add(show);
                }
            });
        }
        return out;
    }

    private java.util.Optional<Seen> look(String show) {
        try {
            BasicFileAttributes now = Files.readAttributes(
                    outbox.resolve(show).resolve("people.json"), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return now.isRegularFile()
                    ? java.util.Optional.of(new Seen(
                            now.size(),
                            now.lastModifiedTime().toMillis(),
                            String.valueOf(now.fileKey()),
                            clock.instant(),
                            false))
                    : java.util.Optional.empty();
        } catch (IOException e) {
            // not there, or being renamed: next time
            return java.util.Optional.empty();
        }
    }

    /** Takes the edit, and makes the episodes' files follow. */
    public void take(String show) {
        try {
            PeopleDesk.Outcome outcome = pipeline.desk().take(show);
            outcome.refused()
                    .ifPresent(why -> LOG.error("{}/people.json: the edit was not applied: {}", show, Plain.text(why)));
            outcome.entry().ifPresent(e -> LOG.info("{}: {} {}", show, e.id(), Plain.text(e.what())));
            pipeline.refresh(show, settings);
        } catch (RuntimeException e) {
            // the other shows have done nothing wrong; the next edit of this one tries again
            LOG.error("the people of {}: {}", show, Plain.text(String.valueOf(e.getMessage())));
            LOG.debug("the people of {}", show, e);
        }
    }
}
