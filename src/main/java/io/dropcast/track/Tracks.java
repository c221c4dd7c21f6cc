package io.dropcast.track;

import io.dropcast.face.EpisodeId;
import io.dropcast.video.VideoFacts;
import java.util.List;

/**
 * The tracks of an episode, in the order of their ids: by first frame, then from left to right.
 *
 * @param cuts first frame of each shot but the first, rising
 */
public record Tracks(EpisodeId ep, VideoFacts video, List<Long> cuts, List<Track> tracks, TrackMetrics metrics) {
    public Tracks {
        cuts = List.copyOf(cuts);
        tracks = List.copyOf(tracks);
    }
}
