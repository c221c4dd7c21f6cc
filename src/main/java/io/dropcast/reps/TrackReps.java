package io.dropcast.reps;

import io.dropcast.face.EpisodeId;
import io.dropcast.face.IdentityId;
import io.dropcast.face.TrackId;
import java.util.List;
import java.util.Map;

/**
 * The pictures of an episode.
 *
 * @param reps in the order of the track ids; a track of which no crop was kept is left out
 * @param pictures the track whose picture stands for each identity; an identity without any picture is left out
 */
public record TrackReps(EpisodeId ep, List<TrackRep> reps, Map<IdentityId, TrackId> pictures) {
    public TrackReps {
        reps = List.copyOf(reps);
        pictures = Map.copyOf(pictures);
    }
}
