package io.dropcast.web;

import io.dropcast.episode.Json;
import io.dropcast.episode.StageListener;
import io.dropcast.face.EpisodeId;
import io.dropcast.web.view.ProgressView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The progress of the stages that run now, also as events. Safe for several threads. */
public final class LiveRuns implements StageListener {
    private static final long EVERY_NANOS = 1_000_000_000L;

    private final Events events;
    private final Map<EpisodeId, Run> runs = new ConcurrentHashMap<>();
    private volatile Consumer<EpisodeId> watcher = ep -> {};

    public LiveRuns(Events events) {
        this.events = events;
    }

    private record Run(String stage, long startedAt, long done, long total, long toldAt) {
        Run at(long more, long of, long told) {
            return new Run(stage, startedAt, more, of, told);
        }
    }

    /** @param watcher called about once a second for each episode that runs */
    public void watch(Consumer<EpisodeId> watcher) {
        this.watcher = watcher;
    }

    /** The progress of an episode; empty when no stage of it runs. */
    public Optional<ProgressView> progress(EpisodeId ep) {
        return Optional.ofNullable(runs.get(ep)).map(LiveRuns::view);
    }

    private static ProgressView view(Run run) {
        double seconds = (System.nanoTime() - run.startedAt()) / 1e9;
        double fps = seconds > 0 ? run.done() / seconds : 0;
        double eta = fps > 0 && run.total() > run.done() ? (run.total() - run.done()) / fps : 0;
        return new ProgressView(run.stage(), run.done(), run.total(), Json.round(fps, 1), Json.round(eta, 1));
    }

    @Override
    public void started(EpisodeId ep, String stage) {
        long now = System.nanoTime();
        runs.put(ep, new Run(stage, now, 0, 0, now));
        tell(ep);
    }

    @Override
    public void progress(EpisodeId ep, String stage, long done, long total) {
        long now = System.nanoTime();
        Run run = runs.get(ep);
        if (run != null) {
            boolean tell = now - run.toldAt() >= EVERY_NANOS;
            runs.put(ep, run.at(done, total, tell ? now : run.toldAt()));
            if (tell) {
                tell(ep);
            }
        }
    }

    private void tell(EpisodeId ep) {
        events.episode(ep.show(), ep.value(), "episode");
        watcher.accept(ep);
    }

    @Override
    public void skipped(EpisodeId ep, String stage) {}

    @Override
    public void finished(EpisodeId ep, String stage, double seconds, Map<String, Long> counts, List<String> warnings) {
        runs.remove(ep);
        events.episode(ep.show(), ep.value(), stage.equals("cluster") ? "identities" : "episode");
    }

    @Override
    public void failed(EpisodeId ep, String stage, Throwable why) {
        runs.remove(ep);
        tell(ep);
    }

    @Override
    public void delivered(EpisodeId ep, String where) {
        runs.remove(ep);
        tell(ep);
        events.people(ep.show());
    }
}
