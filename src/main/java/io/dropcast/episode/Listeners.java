package io.dropcast.episode;

import io.dropcast.face.EpisodeId;
import java.util.List;
import java.util.Map;

/** Tells several listeners, in order. */
public record Listeners(List<StageListener> all) implements StageListener {
    public Listeners {
        all = List.copyOf(all);
    }

    @Override
    public void started(EpisodeId ep, String stage) {
        all.forEach(l -> l.started(ep, stage));
    }

    @Override
    public void skipped(EpisodeId ep, String stage) {
        all.forEach(l -> l.skipped(ep, stage));
    }

    @Override
    public void progress(EpisodeId ep, String stage, long done, long total) {
        all.forEach(l -> l.progress(ep, stage, done, total));
    }

    @Override
    public void finished(EpisodeId ep, String stage, double seconds, Map<String, Long> counts, List<String> warnings) {
        all.forEach(l -> l.finished(ep, stage, seconds, counts, warnings));
    }

    @Override
    public void failed(EpisodeId ep, String stage, Throwable why) {
        all.forEach(l -> l.failed(ep, stage, why));
    }

    @Override
    public void delivered(EpisodeId ep, String where) {
        all.forEach(l -> l.delivered(ep, where));
    }
}
