package io.dropcast.cluster;

import io.dropcast.face.Box;

/**
 * Where and when a track was, roughly. Tracks are numbered anew when the tracker's settings change; their place in the video is not.
 *
 * @param firstTs seconds
 * @param lastTs seconds
 * @param where mean box
 */
public record Span(double firstTs, double lastTs, Box where) {

    /** Seconds that both spans are in the same place; a single frame counts as a hundredth. */
    public double shared(Span other) {
        double seconds = Math.min(lastTs, other.lastTs) - Math.max(firstTs, other.firstTs);
        return seconds < 0 || where.iou(other.where) < 0.3 ? 0 : seconds + 0.01;
    }

    /** 1 for the same track, less for one that is partly at another time or place, 0 for one that was never where this one was. */
    double fit(Span other) {
        double both = shared(other);
        return both / (seconds() + other.seconds() - both) * where.iou(other.where);
    }

    private double seconds() {
        return lastTs - firstTs + 0.01;
    }
}
