package io.dropcast.video;

/**
 * Decides where one shot ends and the next begins, from glances alone.
 *
 * <p>A hard cut is a frame that differs from the one before by more than {@value #LEAST} (mean luma plus mean colour difference of the
 * cells, 0..255 each) and by {@value #TIMES} times what the last frames differed: fast motion differs much too, but not all of a sudden
 * (the adaptive rule of PySceneDetect's AdaptiveDetector). A flash is no cut, and neither are a few black frames: within
 * {@value #LOOKAHEAD} frames the picture is back to what it was. A fade through black is a cut where the black begins.
 *
 * <p>Because of flashes a frame can be judged only when the {@value #LOOKAHEAD} frames after it are known. Not for sharing between
 * threads.
 */
final class ShotCuts {
    /** Frames that must follow before a frame is judged. */
    static final int LOOKAHEAD = 3;

    private static final double LEAST = 14;
    private static final double TIMES = 3;
    private static final double FLASH = 0.4;
    private static final int MEMORY = 6;
    /** Where a cut came, the new shot's first frames may still be mending their own coding errors. */
    private static final double SHORTEST_SHOT_SECONDS = 0.2;

    private static final int BLACK_LUMA = 30;
    private static final int BLACK_SPREAD = 10;

    private final Glance[] window = new Glance[LOOKAHEAD + 2];
    private final double[] recent = new double[MEMORY];
    private final int shortestShot;
    private int known;
    private int judged;
    private int recentCount;
    private int lastCut;
    /** Frame at which the last flash was over. */
    private int flashEnd;

    private boolean wasBlack;

    /** @param fps frames a second, for the shortest shot */
    ShotCuts(double fps) {
        this.shortestShot = Math.max(2, (int) Math.round(SHORTEST_SHOT_SECONDS * fps));
    }

    /** The next frame's glance. */
    void add(Glance glance) {
        window[known % window.length] = glance;
        known++;
    }

    /** Whether {@link #judge} has all it needs; at the end of the video it is called without. */
    boolean ready() {
        return known - judged > LOOKAHEAD;
    }

    /** Whether the next unjudged frame starts a shot. Frame 0 does not: there is no cut before it. */
    boolean judge() {
        int frame = judged++;
        Glance now = at(frame);
        boolean black = black(now);
        boolean fadedOut = black && !wasBlack;
        wasBlack = black;
        // the way back out of a flash is as sudden as the way in
        if (frame <= flashEnd) {
            return false;
        }
        double difference = difference(now, at(frame - 1));
        boolean sudden = difference >= LEAST && difference >= TIMES * usual();
        if ((sudden || fadedOut) && flash(frame, difference)) {
            return false;
        }
        remember(difference);
        boolean cut = frame - lastCut >= shortestShot && (sudden || fadedOut);
        if (cut) {
            lastCut = frame;
        }
        return cut;
    }

    private boolean flash(int frame, double difference) {
        for (int later = frame + 1; later <= frame + LOOKAHEAD && later < known; later++) {
            if (difference(at(later), at(frame - 1)) < FLASH * difference) {
                flashEnd = later;
                return true;
            }
        }
        return false;
    }

    private Glance at(int frame) {
        return window[frame % window.length];
    }

    /** Median of the last differences: one odd frame does not hide the next cut. */
    private double usual() {
        int n = Math.min(recentCount, MEMORY);
        if (n == 0) {
            return 0;
        }
        double[] sorted = java.util.Arrays.copyOf(recent, n);
        java.util.Arrays.sort(sorted);
        return sorted[n / 2];
    }

    private void remember(double difference) {
        recent[recentCount++ % MEMORY] = difference;
    }

    private static double difference(Glance a, Glance b) {
        long luma = 0;
        long colour = 0;
        for (int c = 0; c < Glance.CELLS; c++) {
            luma += Math.abs(a.luma(c) - b.luma(c));
            colour += Math.abs(a.u(c) - b.u(c)) + Math.abs(a.v(c) - b.v(c));
        }
        return (luma + colour / 2.0) / Glance.CELLS;
    }

    private static boolean black(Glance g) {
        int least = 255;
        int most = 0;
        for (int c = 0; c < Glance.CELLS; c++) {
            least = Math.min(least, g.luma(c));
            most = Math.max(most, g.luma(c));
        }
        return most <= BLACK_LUMA && most - least <= BLACK_SPREAD;
    }
}
