package io.dropcast.embed;

import io.dropcast.face.EpisodeId;
import io.dropcast.video.VideoFacts;
import java.util.List;

/**
 * The tracks of an episode with their vectors, in the order of their ids.
 *
 * @param repairs how they differ from what the tracker followed
 */
public record TrackFaces(EpisodeId ep, VideoFacts video, List<TrackFace> tracks, Repairs repairs) {
    public TrackFaces {
        tracks = List.copyOf(tracks);
    }

    /** Tracks that are as the tracker followed them, or of which that is no longer of interest. */
    public TrackFaces(EpisodeId ep, VideoFacts video, List<TrackFace> tracks) {
        this(ep, video, tracks, Repairs.NONE);
    }
}
