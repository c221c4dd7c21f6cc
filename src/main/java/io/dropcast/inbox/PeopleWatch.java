package io.dropcast.inbox;

import io.dropcast.edits.PeopleEdits;
import io.dropcast.face.Plain;
import io.dropcast.settings.Settings;
import io.dropcast.workflow.EpisodePipeline;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after {@code people.json} of every show in the outbox: what a user edits there is taken once it has stopped changing, and the
 * files of the episodes are made to follow. One thread at a time.
 */
public final class PeopleWatch {
    private static final Logger LOG = LoggerFactory.getLogger(PeopleWatch.class);

    private final EpisodePipeline pipeline;
    private final Settings settings;
    private final ShowFolders folders;

    public PeopleWatch(Path outbox, EpisodePipeline pipeline, Settings settings, Duration quiet, Clock clock) {
        this.pipeline = pipeline;
        this.settings = settings;
        this.folders = new ShowFolders(
                new SettledFiles(outbox, "people.json", quiet, clock),
                () -> pipeline.edits().people().shows(),
                clock);
    }

    /** Shows whose people.json a user changed and left alone since. Also those seen for the first time. */
    public List<String> changed() {
        return folders.changed();
    }

    /** Takes the edit, and makes the episodes' files follow. */
    public void take(String show) {
        try {
            PeopleEdits.Outcome outcome = pipeline.edits().people().take(show);
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
