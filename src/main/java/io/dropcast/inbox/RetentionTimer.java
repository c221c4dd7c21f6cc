package io.dropcast.inbox;

import io.dropcast.face.Plain;
import io.dropcast.privacy.Retention;
import io.dropcast.settings.Settings;
import io.dropcast.workflow.EpisodePipeline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes what is over its time, at the engine's start and once a day. */
public final class RetentionTimer {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionTimer.class);

    private final EpisodePipeline pipeline;
    private final Settings settings;
    private final int keepDays;

    /** @param keepDays 0 for ever */
    public RetentionTimer(EpisodePipeline pipeline, Settings settings, int keepDays) {
        this.pipeline = pipeline;
        this.settings = settings;
        this.keepDays = keepDays;
    }

    /** A run that fails is said in the log; the next one tries again. */
    public void run() {
        try {
            Retention.Receipt receipt = new Retention(pipeline).run(keepDays, settings);
            receipt.receipt()
                    .ifPresent(key -> LOG.info(
                            "pictures and vectors were removed of {}, see {}",
                            receipt.episodes().stream().map(Retention.Due::ep).toList(),
                            key));
            receipt.left().forEach(what -> LOG.error("retention: {} is still there", what));
        } catch (RuntimeException e) {
            LOG.error("retention: {}", Plain.text(String.valueOf(e.getMessage())));
            LOG.debug("retention", e);
        }
    }
}
