package io.dropcast.models;

import io.dropcast.face.Range;

/**
 * What the confidences of a detector mean. Every number is the default of a setting, which the user may say otherwise.
 *
 * @param score confidence from which a face is recorded at all, 0..1
 * @param nmsIou of two boxes that overlap more than this the weaker one is dropped, 0..1
 * @param trackHigh confidence from which a face is matched in the tracker's first round, {@code score}..1
 * @param newTrack confidence from which a face may start a track, {@code trackHigh}..1
 */
public record DetectorThresholds(double score, double nmsIou, double trackHigh, double newTrack) {
    /** What holds for a pack that does not say. */
    private static final double TRACK_HIGH = 0.5;

    private static final double NEW_TRACK = 0.7;

    /** @throws IllegalArgumentException naming the value and its range */
    public DetectorThresholds {
        Range.check("score_threshold", score, 0, 1);
        Range.check("nms_iou", nmsIou, 0, 1);
        Range.check("track_high", trackHigh, score, 1);
        Range.check("new_track", newTrack, trackHigh, 1);
    }

    /** Where a pack does not say from which confidence on faces are followed: as usual, or all that are recorded when these are better. */
    static double usualHigh(double score) {
        return Math.max(TRACK_HIGH, score);
    }

    /** The same for the start of a track. */
    static double usualNewTrack(double trackHigh) {
        return Math.max(NEW_TRACK, trackHigh);
    }
}
