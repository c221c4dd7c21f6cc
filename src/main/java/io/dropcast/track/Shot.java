package io.dropcast.track;

import io.dropcast.video.SampledFrames;
import java.util.List;

/**
 * The frames between two cuts.
 *
 * @param number from 0
 * @param looked how many frames of it were sampled
 * @param lookedAt which frames of the video were sampled, found something or not
 * @param endTs seconds at its last frame, about
 * @param last whether the video ends with it
 * @param looks the sampled frames with detections, rising by frame, never empty
 */
record Shot(int number, long looked, SampledFrames lookedAt, double endTs, boolean last, List<SampledFrame> looks) {
    Shot {
        looks = List.copyOf(looks);
    }
}
