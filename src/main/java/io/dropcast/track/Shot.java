package io.dropcast.track;

import java.util.List;

/**
 * The frames between two cuts.
 *
 * @param number from 0
 * @param looked frames of it that were looked at, as far as that is known
 * @param stride frames from one look to the next, at most, outside of the dense looks after a cut; as far as that is known
 * @param endTs seconds at its last frame, about
 * @param last whether the video ends with it
 * @param looks those with detections, rising by frame, never empty
 */
record Shot(int number, long looked, long stride, double endTs, boolean last, List<Look> looks) {
    Shot {
        looks = List.copyOf(looks);
    }
}
