package io.dropcast.track;

import io.dropcast.detect.Detections;
import io.dropcast.face.TrackId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Follows each face through its shot. Two-stage association after ByteTrack (Zhang et al., "ByteTrack: Multi-Object Tracking by
 * Associating Every Detection Box", ECCV 2022, section 3): sure detections are matched first, with all tracks; faint ones then continue
 * the tracks that are left and never start one. Boxes are foreseen by a Kalman filter and paired so that the overlaps add up to the most.
 * In the end each track is led back to the faint detections right before its first.
 *
 * <p>No track spans a cut, and no frame is in a track twice. The same detections give the same tracks, whatever the order of the rows
 * within a frame. Every track has two sightings with a confidence of at least {@code newTrack}, or one of at least 0.85, or one where
 * {@code minHits} or the sampled frames of its shot are no more; faint ones may come before them. Stateless; may be shared between threads.
 */
public final class FaceTracker implements Function<Detections, Tracks> {
    /** Raised when the same input would give other output. */
    public static final int VERSION = 4;

    private final TrackSettings settings;

    public FaceTracker(TrackSettings settings) {
        this.settings = settings;
    }

    @Override
    public Tracks apply(Detections detections) {
        TrackCounts tally = new TrackCounts();
        List<Track> tracks = new ArrayList<>();
        for (Shot shot : Shots.of(detections)) {
            ShotTracker.follow(shot, settings, tally).stream()
                    .sorted(FinishedTrack.BY_START)
                    .forEach(t -> tracks.add(new Track(new TrackId(tracks.size() + 1), shot.number(), t.sightings())));
        }
        return new Tracks(detections.ep(), detections.video(), detections.cuts(), tracks, tally.metrics());
    }
}
