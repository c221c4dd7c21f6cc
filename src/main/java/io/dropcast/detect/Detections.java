package io.dropcast.detect;

import io.dropcast.face.EpisodeId;
import io.dropcast.face.ShotEnds;
import io.dropcast.video.SampledFrames;
import io.dropcast.video.VideoFacts;
import java.util.List;

/**
 * What the one decode of a video gave.
 *
 * @param video the facts, with the true frame count
 * @param cuts first frame of each shot but the first, rising
 * @param looks which frames were looked at
 * @param faces in the order of their rows: by frame, then from left to right
 * @param shots how shots look, rising by number; without those in which no frame was looked at, and empty where older versions looked
 */
public record Detections(
        EpisodeId ep,
        VideoFacts video,
        List<Long> cuts,
        SampledFrames looks,
        List<Detection> faces,
        List<ShotEnds> shots) {
    public Detections {
        cuts = List.copyOf(cuts);
        faces = List.copyOf(faces);
        shots = List.copyOf(shots);
    }

    /** Of shots of which it is not known how they look. */
    public Detections(EpisodeId ep, VideoFacts video, List<Long> cuts, SampledFrames looks, List<Detection> faces) {
        this(ep, video, cuts, looks, faces, List.of());
    }
}
