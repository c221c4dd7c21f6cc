package io.dropcast.track;

import io.dropcast.detect.Detection;
import io.dropcast.face.Box;
import java.util.ArrayList;
import java.util.List;

/** A face while it is being followed. */
final class LiveTrack {
    /** Frames that a movement is extrapolated, about a second of film: heads do not go straight for longer. */
    private static final int FARTHEST = 24;
    /** What an overlap with the place of the last sighting counts, beside one with the expected place. */
    private static final double LAST_PLACE = 0.5;

    private final List<Detection> sightings = new ArrayList<>();
    private final KalmanBox motion;
    private long foreseen;
    private Box expected;

    LiveTrack(Detection first) {
        sightings.add(first);
        motion = new KalmanBox(first.box());
        foreseen = first.frameIdx();
        expected = first.box();
    }

    Detection last() {
        return sightings.get(sightings.size() - 1);
    }

    List<Detection> sightings() {
        return List.copyOf(sightings);
    }

    /** Whether the last sighting was in this frame. */
    boolean seenIn(long frameIdx) {
        return last().frameIdx() == frameIdx;
    }

    /** Moves the expected place to a later frame, one step a frame, because the frames between two sampled ones are not always as many. */
    void foresee(long frameIdx) {
        long until = Math.min(frameIdx, last().frameIdx() + FARTHEST);
        while (foreseen < until) {
            motion.step();
            foreseen++;
        }
        expected = motion.box();
    }

    /**
     * How well a detection continues this track, 0..1; 0 when it does not.
     *
     * <p>A face that stops or turns back is nearer to where it was than to where it was going, so either place may pass the gate. Where two
     * faces cross, though, each comes to lie on the other's last place, and only the expected one tells them apart: it counts more.
     *
     * @param gate overlap asked for, 0..1
     */
    double fit(Detection face, double gate) {
        double ahead = expected.iou(face.box());
        double back = last().box().iou(face.box());
        return Math.max(ahead, back) < gate ? 0 : Math.max(ahead, LAST_PLACE * back);
    }

    /** Adds a sighting in the frame that was foreseen. */
    void see(Detection face) {
        motion.correct(face.box());
        foreseen = face.frameIdx();
        sightings.add(face);
    }
}
