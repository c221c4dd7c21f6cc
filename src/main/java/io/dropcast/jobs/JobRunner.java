package io.dropcast.jobs;

import io.dropcast.face.EpisodeId;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Does what a job says, on the thread that calls. An interruption of that thread ends it. */
public interface JobRunner {

    /** What came of it, for the job's summary. */
    Map<String, Object> clean(CleanupOrder order);

    /**
     * Sends the video of an episode through all stages.
     *
     * @param settings kept as the episode's own, if it goes well
     */
    Map<String, Object> process(EpisodeId ep, Path video, Map<String, Optional<String>> settings);
}
