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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
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
    private final Stillness stillness;
    private final Map<String, Stillness.Version> taken = new HashMap<>();

    PeopleWatch(Path outbox, EpisodePipeline pipeline, Settings settings, Duration quiet, Clock clock) {
        this.outbox = outbox;
        this.pipeline = pipeline;
        this.settings = settings;
        this.stillness = new Stillness(quiet, clock);
    }

    /** Shows whose people.json somebody changed and left alone since. Also those seen for the first time. */
    public List<String> changed() {
        Map<String, Stillness.Version> fresh = new TreeMap<>();
        for (String folder : folders()) {
            settled(folder).filter(now -> !now.equals(taken.get(folder))).ifPresent(now -> fresh.put(folder, now));
        }
        // to know the shows, the state of all episodes is read: too much for every look
        fresh.keySet().retainAll(fresh.isEmpty() ? Set.of() : pipeline.desk().shows());
        taken.putAll(fresh);
        return List.copyOf(fresh.keySet());
    }

    private List<String> folders() {
        try (Stream<Path> all = Files.list(outbox)) {
            return all.map(p -> p.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            // being made or moved: next time
            return List.of();
        }
    }

    private Optional<Stillness.Version> settled(String show) {
        Path file = outbox.resolve(show).resolve("people.json");
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return now.isRegularFile() ? stillness.settled(file, now) : Optional.empty();
        } catch (IOException e) {
            // not there, or being renamed: next time
            return Optional.empty();
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
