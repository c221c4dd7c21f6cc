package io.dropcast.workflow;

import io.dropcast.episode.EpisodeStore;
import java.nio.file.Path;

/**
 * {@code lab-s01e01}, with its files as the real stages leave them: two people, in tracks 1 to 3 and 4 to 6, and an extra in track 7. There
 * is no video and no picture.
 */
public record MadeEpisode(EpisodeStore store, EpisodeStore outbox, EpisodePipeline pipeline) {

    /**
     * An episode of seven tracks that was grouped and published.
     *
     * @param folder gets {@code data} and {@code outbox}
     */
    public static MadeEpisode in(Path folder) {
        PlacedLab lab = PlacedLab.withTwo(folder);
        return new MadeEpisode(lab.store, lab.outbox, lab.pipeline);
    }
}
