package io.dropcast.episode;

import io.dropcast.face.EpisodeId;
import java.util.function.Function;

/**
 * Where the crops of episodes are kept.
 *
 * @param shelves the crop shelf of an episode
 * @param codec turns crops into files and back
 */
public record Crops(Function<EpisodeId, CropShelf> shelves, CropShelf.Codec codec) {

    /** The crop shelf of an episode. */
    public CropShelf of(EpisodeId ep) {
        return shelves.apply(ep);
    }
}
