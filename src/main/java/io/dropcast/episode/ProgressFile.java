package io.dropcast.episode;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.face.EpisodeId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps {@code progress.json} of each running episode up to date. */
public final class ProgressFile implements StageListener {
    private final EpisodeStore store;
    private final Clock clock;
    private final Duration every;
    private final Map<EpisodeId, Instant> startedAt = new ConcurrentHashMap<>();
    private final Map<EpisodeId, Instant> writtenAt = new ConcurrentHashMap<>();

    /** @param every between two writes of one stage, at least */
    public ProgressFile(EpisodeStore store, Clock clock, Duration every) {
        this.store = store;
        this.clock = clock;
        this.every = every;
    }

    @Override
    public void started(EpisodeId ep, String stage) {
        startedAt.put(ep, clock.instant());
        write(ep, stage, "running", 0, 0);
    }

    @Override
    public void progress(EpisodeId ep, String stage, long done, long total) {
        Instant last = writtenAt.getOrDefault(ep, Instant.EPOCH);
        if (Duration.between(last, clock.instant()).compareTo(every) >= 0) {
            write(ep, stage, "running", done, total);
        }
    }

    @Override
    public void skipped(EpisodeId ep, String stage) {}

    @Override
    public void finished(EpisodeId ep, String stage, double seconds, Map<String, Long> counts, List<String> warnings) {}

    @Override
    public void failed(EpisodeId ep, String stage, Throwable why) {
        write(ep, stage, why instanceof StageInterrupted ? "stopped" : "failed", 0, 0);
        forget(ep);
    }

    @Override
    public void delivered(EpisodeId ep, String where) {
        // an episode with nothing to do leaves its old file alone
        if (startedAt.containsKey(ep)) {
            write(ep, "all", "done", 0, 0);
            forget(ep);
        }
    }

    private void forget(EpisodeId ep) {
        startedAt.remove(ep);
        writtenAt.remove(ep);
    }

    private void write(EpisodeId ep, String stage, String state, long done, long total) {
        Instant now = clock.instant();
        writtenAt.put(ep, now);
        double seconds = Duration.between(startedAt.getOrDefault(ep, now), now).toMillis() / 1000.0;
        double fps = seconds > 0 ? done / seconds : 0;
        ObjectNode doc =
                Json.object().put("ep_id", ep.value()).put("stage", stage).put("state", state);
        doc.put("frames_done", Math.min(done, Math.max(total, done))).put("frames_total", total);
        doc.put("fps", Json.round(fps, 1));
        doc.put("eta_seconds", fps > 0 && total > done ? Json.round((total - done) / fps, 1) : 0);
        doc.put("updated_at", now.truncatedTo(ChronoUnit.MILLIS).toString());
        store.write(Key.manifest(ep, "progress.json"), Json.pretty(doc));
    }
}
