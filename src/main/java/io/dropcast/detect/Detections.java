package io.dropcast.detect;

import io.dropcast.face.EpisodeId;
import io.dropcast.video.Looks;
import io.dropcast.video.VideoFacts;
import java.util.List;

/**
 * What the one decode of a video gave.
 *
 * @param video the facts, with the true frame count
 * @param cuts first frame of each shot but the first, rising
 * @param looks which frames were looked at
 * @param faces in the order of their rows: by frame, then from left to right
 */
public record Detections(EpisodeId ep, VideoFacts video, List<Long> cuts, Looks looks, List<Detection> faces) {
    public Detections {
        cuts = List.copyOf(cuts);
        faces = List.copyOf(faces);
    }
}
