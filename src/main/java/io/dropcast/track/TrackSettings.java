package io.dropcast.track;

import io.dropcast.settings.Settings;

/**
 * How faces are followed. IoU values are gates on the overlap itself (higher is stricter), never costs.
 *
 * @param high confidence from which a detection may be matched in the first round and may start a track, 0..1
 * @param low confidence from which a detection may continue a track in the second round, 0..1
 * @param newTrack confidence from which a detection may start a track, 0..1; a track needs two such, or one that is sure
 * @param minIou overlap asked for in the first round, 0..1
 * @param minIouLow overlap asked for in the second round, 0..1
 * @param bufferSeconds how long a face may be out of sight and still be the same track
 * @param minHits sightings that a track needs to be kept
 */
public record TrackSettings(
        double high, double low, double newTrack, double minIou, double minIouLow, double bufferSeconds, int minHits) {

    /** @throws IllegalArgumentException when the bands do not fit */
    public TrackSettings {
        if (low > high) {
            throw new IllegalArgumentException("dropcast.track.low (" + low + ") is above dropcast.track.high (" + high
                    + "): the low band would be empty");
        }
        if (newTrack < high) {
            throw new IllegalArgumentException(
                    "dropcast.track.new-track (" + newTrack + ") is below dropcast.track.high (" + high
                            + "): a face must be good enough to be matched before it can start a track");
        }
    }

    /** @throws IllegalArgumentException naming the key, the value and what it should be */
    public static TrackSettings of(Settings s) {
        return new TrackSettings(
                s.number("dropcast.track.high"),
                s.number("dropcast.track.low"),
                s.number("dropcast.track.new-track"),
                s.number("dropcast.track.min-iou"),
                s.number("dropcast.track.min-iou-low"),
                s.number("dropcast.track.buffer-seconds"),
                s.whole("dropcast.track.min-hits"));
    }
}
