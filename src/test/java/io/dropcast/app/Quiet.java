package io.dropcast.app;

import io.dropcast.episode.StageListener;
import io.dropcast.face.EpisodeId;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Notes what happened; tests override what they want to step into. */
class Quiet implements StageListener {
    final Queue<String> notes = new ConcurrentLinkedQueue<>();

    @Override
    public void started(EpisodeId ep, String stage) {
        notes.add(ep + " " + stage);
    }

    @Override
    public void skipped(EpisodeId ep, String stage) {
        notes.add(ep + " " + stage + " skipped");
    }

    @Override
    public void progress(EpisodeId ep, String stage, long done, long total) {}

    @Override
    public void finished(EpisodeId ep, String stage, double seconds, Map<String, Long> counts, List<String> warnings) {}

    @Override
    public void failed(EpisodeId ep, String stage, Throwable why) {
        notes.add(ep + " " + stage + " failed");
    }

    @Override
    public void delivered(EpisodeId ep, String where) {
        notes.add(ep + " delivered");
    }

    long count(String note) {
        return notes.stream().filter(note::equals).count();
    }
}
