package io.dropcast.cli;

import io.dropcast.episode.StageListener;
import io.dropcast.face.EpisodeId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log what the pipeline does, with a line every ten seconds while a stage runs. */
final class LogListener implements StageListener {
    private static final Logger LOG = LoggerFactory.getLogger("dropcast");
    private static final long EVERY_NANOS = 10_000_000_000L;

    private volatile long saidAt = System.nanoTime();

    @Override
    public void started(EpisodeId ep, String stage) {
        saidAt = System.nanoTime();
        LOG.info("{}: {} ...", ep, stage);
    }

    @Override
    public void skipped(EpisodeId ep, String stage) {
        LOG.info("{}: {}: nothing to do", ep, stage);
    }

    @Override
    public void progress(EpisodeId ep, String stage, long done, long total) {
        long now = System.nanoTime();
        if (now - saidAt >= EVERY_NANOS) {
            saidAt = now;
            LOG.info("{}: {}: {} of {}", ep, stage, done, total);
        }
    }

    @Override
    public void finished(EpisodeId ep, String stage, double seconds, Map<String, Long> counts, List<String> warnings) {
        LOG.info("{}: {}: {} s {}", ep, stage, seconds, new TreeMap<>(counts));
        warnings.forEach(w -> LOG.warn("{}: {}: {}", ep, stage, w));
    }

    @Override
    public void failed(EpisodeId ep, String stage, Throwable why) {
        LOG.warn("{}: {} failed: {}", ep, stage, why.getMessage());
    }

    @Override
    public void delivered(EpisodeId ep, String where) {
        LOG.info("{}: done, see {} in the outbox", ep, where);
    }
}
