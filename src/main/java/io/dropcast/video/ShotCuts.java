package io.dropcast.video;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Decides where one shot ends and the next begins, from frame signatures alone.
 *
 * <p>A <b>hard cut</b> is a frame that differs from the one before, all of a sudden: {@value #TIMES} times as much as frames did before
 * it and do after it (the adaptive rule of PySceneDetect's AdaptiveDetector; fast motion differs much, but for longer). It must show other
 * things, or the same things in other places: a change of light is none. A <b>flash</b> is none either, and neither are a few black
 * frames: soon the picture is back to what it was. A <b>fade</b> through black, or any other colour, is a cut where the picture is gone. A
 * <b>dissolve</b> is a cut about its middle ({@link Dissolve}).
 *
 * <p>Because of flashes and dissolves a frame can be judged only when some frames after it are known, about a third of a second. Not for
 * sharing between threads.
 */
final class ShotCuts {
    private static final double LOOKAHEAD_SECONDS = 0.32;
    private static final int LEAST_LOOKAHEAD = 4;
    /** Frames that wait are whole pictures in memory. */
    static final int MOST_LOOKAHEAD = 12;

    /** A difference that is plain to see, of a picture that is not quite the same. */
    private static final double PLAIN = 14;

    private static final double QUITE_THE_SAME = 0.92;
    /** A difference that says something in the dark, of a picture with other things in it. */
    private static final double FAINT = 3;

    private static final double OTHER_THINGS = 0.6;
    private static final double TIMES = 3;
    /** The same when other things are shown. */
    private static final double TIMES_OTHER = 2;

    private static final double FLASH = 0.4;
    private static final int SHORT_FLASH = 3;
    /** More light than before by which a longer flash is told from a short shot. */
    private static final double FLASH_LIGHT = 12;

    private static final int MEMORY = 6;
    /** Where a cut came, the new shot's first frames may still be mending their own coding errors. */
    private static final double SHORTEST_SHOT_SECONDS = 0.2;
    /** A dissolve is not over when it is found. */
    private static final double REST_SECONDS = 0.8;
    /** Neither is a fade when the picture begins to come back. */
    private static final double FADE_SECONDS = 1.2;

    private final int lookahead;
    private final int shortestShot;
    private final int rest;
    private final int fade;
    private final FrameSignature[] window;
    private final double[] differences;
    private int known;
    private int judged;
    private int lastCut;
    /** The last cut that was no hard one. */
    private int lastSlow = Integer.MIN_VALUE / 2;
    /** Frame up to which no dissolve is a cut again. */
    private int restsUntil;
    /** Frame at which the last flash was over. */
    private int flashEnd;

    private boolean wasFlat;

    /** @param fps frames a second */
    ShotCuts(double fps) {
        this.lookahead = (int) Math.max(LEAST_LOOKAHEAD, Math.min(MOST_LOOKAHEAD, Math.round(LOOKAHEAD_SECONDS * fps)));
        this.shortestShot = Math.max(2, (int) Math.round(SHORTEST_SHOT_SECONDS * fps));
        this.rest = (int) Math.round(REST_SECONDS * fps);
        this.fade = (int) Math.round(FADE_SECONDS * fps);
        this.window = new FrameSignature[lookahead + Math.max(lookahead, MEMORY) + 2];
        this.differences = new double[window.length];
    }

    /** The next frame's signature. */
    void add(FrameSignature signature) {
        window[known % window.length] = signature;
        differences[known % window.length] = known == 0 ? 0 : SignatureDistance.difference(signature, at(known - 1));
        known++;
    }

    /** Whether {@link #judge} has all it needs; at the end of the video it is called without. */
    boolean ready() {
        return known - judged > lookahead;
    }

    /** Whether the next unjudged frame starts a shot. Frame 0 does not: there is no cut before it. */
    boolean judge() {
        int frame = judged++;
        boolean flat = SignatureDistance.flat(at(frame));
        boolean faded = flat && !wasFlat && frame > 0;
        if (flat && frame <= restsUntil) {
            // a fade is over some time after the picture comes back
            restsUntil = frame + fade;
        }
        wasFlat = flat;
        // the way back out of a flash is as sudden as the way in
        if (frame == 0 || frame <= flashEnd) {
            return false;
        }
        boolean sudden = sudden(frame);
        if ((sudden || faded) && flash(frame)) {
            return false;
        }
        boolean slow = !sudden && ((faded && frame > lastSlow + rest) || (frame > restsUntil && dissolved(frame)));
        if (frame - lastCut < shortestShot || !(sudden || slow)) {
            return false;
        }
        lastCut = frame;
        if (slow || flat) {
            lastSlow = frame;
            restsUntil = frame + (flat ? fade : rest);
        }
        return true;
    }

    /**
     * Whether a cut could hide among frames that were passed over: whether what changed from the last known frame to a later one, were it
     * the change of a single frame, could be {@link #sudden}.
     *
     * @param frames from the one to the other, 2 or more
     */
    boolean mayHide(FrameSignature later, int frames) {
        FrameSignature last = at(known - 1);
        double difference = SignatureDistance.difference(last, later);
        if (difference < FAINT) {
            return false;
        }
        int oldest = Math.max(1, Math.max(lastCut + 1, known - MEMORY));
        // the frames beside the cut move as they did before; half of it, because they may move the other way
        double usual = median(oldest, known);
        double motion = (frames - 1) / 2.0 * usual;
        if (difference < TIMES_OTHER * usual + motion) {
            return false;
        }
        double likeness = SignatureDistance.likeness(last, later);
        if (difference < TIMES * usual + motion && likeness >= OTHER_THINGS) {
            return false;
        }
        return differs(difference, likeness);
    }

    private static boolean differs(double difference, double likeness) {
        return difference >= PLAIN ? likeness < QUITE_THE_SAME : likeness < OTHER_THINGS && likeness != 0;
    }

    private boolean sudden(int frame) {
        double difference = differences[frame % window.length];
        if (difference < FAINT) {
            return false;
        }
        double usual = usual(frame);
        if (difference < TIMES_OTHER * usual) {
            return false;
        }
        double likeness = SignatureDistance.likeness(at(frame - 1), at(frame));
        if (difference < TIMES * usual && likeness >= OTHER_THINGS) {
            return false;
        }
        return differs(difference, likeness);
    }

    /** What frames differ before or after this one, whichever is more; medians, so that a flash does not hide a cut. */
    private double usual(int frame) {
        int oldest = Math.max(1, Math.max(lastCut + 1, frame - MEMORY));
        return Math.max(median(oldest, frame), median(frame + 1, Math.min(known, frame + 1 + lookahead)));
    }

    private double median(int from, int to) {
        if (to <= from) {
            return 0;
        }
        double[] sorted = new double[to - from];
        for (int f = from; f < to; f++) {
            sorted[f - from] = differences[f % window.length];
        }
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private boolean flash(int frame) {
        FrameSignature before = at(frame - 1);
        double difference = differences[frame % window.length];
        double light = SignatureDistance.brightness(before) + FLASH_LIGHT;
        boolean bright = true;
        for (int later = frame + 1; later <= frame + lookahead && later < known; later++) {
            bright &= SignatureDistance.brightness(at(later - 1)) > light;
            if (later - frame > SHORT_FLASH && !bright) {
                return false;
            }
            if (SignatureDistance.difference(at(later), before) < FLASH * difference) {
                flashEnd = later;
                return true;
            }
        }
        return false;
    }

    private boolean dissolved(int frame) {
        if (frame < lookahead || frame + lookahead >= known) {
            return false;
        }
        List<FrameSignature> stretch = new ArrayList<>();
        for (int f = frame - lookahead; f <= frame + lookahead; f++) {
            stretch.add(at(f));
        }
        return Dissolve.isMiddleOf(stretch);
    }

    private FrameSignature at(int frame) {
        return window[frame % window.length];
    }
}
