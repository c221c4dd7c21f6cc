package io.dropcast.episode;

import io.dropcast.face.EpisodeId;
import java.util.List;
import java.util.Map;

/** Told what the pipeline is doing. Calls come from the thread that runs the episode. */
public interface StageListener {

    /** Written before anything slow happens. */
    void started(EpisodeId ep, String stage);

    /** Nothing had changed since the stage ran last. */
    void skipped(EpisodeId ep, String stage);

    /** @param total 0 when unknown */
    void progress(EpisodeId ep, String stage, long done, long total);

    void finished(EpisodeId ep, String stage, double seconds, Map<String, Long> counts, List<String> warnings);

    void failed(EpisodeId ep, String stage, Throwable why);

    /** The whole episode is done and delivered. */
    void delivered(EpisodeId ep, String where);
}
