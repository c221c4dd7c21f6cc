package io.dropcast.embed;

import io.dropcast.face.EpisodeId;
import io.dropcast.video.VideoFacts;
import java.util.List;

/** The tracks of an episode with their vectors, in the order of their ids. */
public record TrackFaces(EpisodeId ep, VideoFacts video, List<TrackFace> tracks) {
    public TrackFaces {
        tracks = List.copyOf(tracks);
    }
}
