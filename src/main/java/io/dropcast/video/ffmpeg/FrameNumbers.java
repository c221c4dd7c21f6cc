package io.dropcast.video.ffmpeg;

import io.dropcast.video.FramesUncertain;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Numbers frames by the time stamps of all packets, so that a frame keeps its number when others before it were never decoded. One
 * thread.
 */
final class FrameNumbers {
    private final PriorityQueue<Long> ahead = new PriorityQueue<>();
    private final boolean fromBefore;
    private long given;
    private long last = Long.MIN_VALUE;
    private long latest;
    private List<Long> between = List.of();

    /** From the beginning of a video: the first frame that is shown is number 0. */
    FrameNumbers() {
        this(0, false);
    }

    private FrameNumbers(long given, boolean fromBefore) {
        this.given = given;
        this.fromBefore = fromBefore;
    }

    /**
     * From the middle of a video.
     *
     * @param first number of the frame of the earliest packet
     */
    static FrameNumbers from(long first) {
        return new FrameNumbers(first, true);
    }

    /** A packet's frame, which will be shown at this time. */
    void packet(long pts) {
        if (pts <= last) {
            throw new FramesUncertain("a packet came after a later one was shown");
        }
        ahead.add(pts);
        latest = Math.max(latest, pts);
    }

    /**
     * The number of the frame that is shown at this time, from 0.
     *
     * @throws FramesUncertain when no packet had this time
     */
    long shown(long pts) {
        List<Long> passed = new ArrayList<>();
        while (!ahead.isEmpty() && ahead.element() < pts) {
            passed.add(ahead.remove());
        }
        if (ahead.isEmpty() || ahead.remove() != pts) {
            throw new FramesUncertain("a frame is shown at a time that no packet has");
        }
        boolean first = last == Long.MIN_VALUE;
        between = first ? List.of() : List.copyOf(passed);
        last = pts;
        // what stands before the first frame of a video could not be decoded, and no player shows it
        given += 1 + (first && !fromBefore ? 0 : passed.size());
        return given - 1;
    }

    /** The times of the frames between the last two that were shown. */
    List<Long> between() {
        return between;
    }

    /** The latest time that a packet had. */
    long last() {
        return latest;
    }

    /** All frames, at the end: also those after the last one that a caller asked for. */
    long count() {
        return last == Long.MIN_VALUE ? 0 : given + ahead.size();
    }
}
