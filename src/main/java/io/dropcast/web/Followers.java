package io.dropcast.web;

import io.dropcast.settings.Settings;
import io.dropcast.workflow.EpisodePipeline;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the files of a show follow edits, one show after the other on one thread. Edits that come in the meantime are followed together.
 */
public final class Followers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Followers.class);
    private static final int ENDS_SECONDS = 15;

    private final EpisodePipeline pipeline;
    private final Settings settings;
    private final Events events;
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(run -> {
        Thread made = new Thread(run, "follow-edits");
        made.setDaemon(true);
        return made;
    });

    public Followers(EpisodePipeline pipeline, Settings settings, Events events) {
        this.pipeline = pipeline;
        this.settings = settings;
        this.events = events;
    }

    /** The people of a show were changed; the journal has it already. */
    public void edited(String show) {
        events.people(show);
        if (waiting.add(show)) {
            try {
                thread.execute(() -> follow(show));
            } catch (RejectedExecutionException e) {
                // the engine stops; the next start finds the journal ahead of the files
                waiting.remove(show);
            }
        }
    }

    private void follow(String show) {
        waiting.remove(show);
        try {
            pipeline.refresh(show, settings);
            events.people(show);
        } catch (RuntimeException e) {
            if (thread.isShutdown()) {
                LOG.info("{}: the files follow the last edit at the next start", show);
                return;
            }
            LOG.error("{}: the files could not be made to follow an edit: {}", show, e.getMessage());
            LOG.debug("{}: following failed", show, e);
        }
    }

    /** Interrupts the work; the next edit or start goes on with it. */
    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(ENDS_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("the files of {} do not stop following", waiting);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
