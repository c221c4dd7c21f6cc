package io.dropcast.episode;

import io.dropcast.face.EpisodeId;
import io.dropcast.settings.Settings;
import java.nio.file.Path;

/**
 * One episode on its way through the stages.
 *
 * @param video the file
 * @param settings in effect for this run
 */
public record EpisodeRun(EpisodeId ep, Path video, Settings settings) {

    /** For the stages after cluster, which read no video. */
    public static EpisodeRun withoutVideo(EpisodeId ep, Settings settings) {
        return new EpisodeRun(ep, Path.of(ep.value()), settings);
    }
}
