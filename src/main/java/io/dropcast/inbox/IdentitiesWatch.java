package io.dropcast.inbox;

import io.dropcast.edits.PeopleEdits;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.Plain;
import io.dropcast.settings.Settings;
import io.dropcast.workflow.EpisodePipeline;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after {@code identities.json} of every episode in the outbox: what a user edits there is taken once it has stopped changing,
 * and the files of the episode are made to follow. One thread at a time.
 */
public final class IdentitiesWatch {
    private static final Logger LOG = LoggerFactory.getLogger(IdentitiesWatch.class);

    private final EpisodePipeline pipeline;
    private final Settings settings;
    private final SettledFiles files;
    private final Map<String, String> troubles = new HashMap<>();

    public IdentitiesWatch(Path outbox, EpisodePipeline pipeline, Settings settings, Duration quiet, Clock clock) {
        this.pipeline = pipeline;
        this.settings = settings;
        this.files = new SettledFiles(outbox, "identities.json", quiet, clock);
    }

    /** Episodes whose identities.json a user changed and left alone since. Also those seen for the first time. */
    public List<String> changed() {
        Map<String, FileStability.Version> fresh = files.fresh();
        fresh.keySet().removeIf(folder -> !isEpisode(folder));
        files.taken(fresh);
        return List.copyOf(fresh.keySet());
    }

    private boolean isEpisode(String folder) {
        try {
            return pipeline.edits().identities().has(new EpisodeId(folder));
        } catch (IllegalArgumentException e) {
            // not an episode's folder
            return false;
        }
    }

    /** Takes the edit, and makes the files of its show follow. */
    public void take(String episode) {
        EpisodeId ep = new EpisodeId(episode);
        try {
            PeopleEdits.Outcome outcome = pipeline.edits().identities().take(ep);
            outcome.refused()
                    .ifPresent(
                            why -> LOG.error("{}/identities.json: the edit was not applied: {}", ep, Plain.text(why)));
            outcome.entry().ifPresent(e -> LOG.info("{}: {} {}", ep.show(), e.id(), Plain.text(e.what())));
            if (outcome.entry().isPresent() || troubles.containsKey(episode)) {
                pipeline.refresh(ep.show(), settings);
            }
            troubles.remove(episode);
        } catch (RuntimeException e) {
            // the episode may just be made anew: the edit is there still, and is taken at one of the next polls
            files.again(episode);
            tell(episode, e);
        }
    }

    /** The same once: it is tried again at every poll. */
    private void tell(String episode, RuntimeException e) {
        String why = Plain.text(String.valueOf(e.getMessage()));
        if (!why.equals(troubles.put(episode, why))) {
            LOG.error("the identities of {}: {}", episode, why);
            LOG.debug("the identities of {}", episode, e);
        }
    }
}
