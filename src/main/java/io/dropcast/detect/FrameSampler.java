package io.dropcast.detect;

import io.dropcast.video.FrameSignature;
import io.dropcast.video.ShotFrame;

/**
 * Decides which frames are looked at, from what can be told without a net: all frames at the start of a shot, its last one, and in
 * between every {@code stride}-th as long as something moves. Where nothing has moved since the last look, another one would find the same
 * faces in the same places; there it is every {@code stillStride}-th. Where frames were passed
 * over it is the first one there is of each stride. A stride of 1 is every frame. The decision knows nothing of the workers, so it is the
 * same for any number of them. For one thread.
 */
final class FrameSampler {
    /** Share of the picture's brightness by which a cell must change for something to have moved in it. */
    private static final double MOVED = 0.2;
    /** In a dark picture, noise alone is a large share: this much of 0..255 is no movement. */
    private static final double NOISE = 4;

    private final DetectSettings settings;
    private FrameSignature last = new FrameSignature(new int[3 * FrameSignature.CELLS]);
    private long lastStep;
    private long seenStep;
    private int seenShot = -1;

    FrameSampler(DetectSettings settings) {
        this.settings = settings;
    }

    /** Whether to look at the next frame of the piece. */
    boolean looksAt(ShotFrame shown) {
        if (!due(shown)) {
            return false;
        }
        last = shown.glance();
        lastStep = shown.sinceCut() / settings.stride();
        return true;
    }

    private boolean due(ShotFrame shown) {
        long sinceCut = shown.sinceCut();
        long step = sinceCut / settings.stride();
        boolean beginsShot = shown.shot() != seenShot;
        boolean beginsStep = step != seenStep;
        seenShot = shown.shot();
        seenStep = step;
        if (settings.stride() == 1 || beginsShot || sinceCut < settings.framesAfterCut() || shown.endsShot()) {
            return true;
        }
        return beginsStep
                && (step - lastStep >= settings.stillStride() / settings.stride() || moved(last, shown.glance()));
    }

    private static boolean moved(FrameSignature before, FrameSignature now) {
        int most = 0;
        for (int c = 0; c < FrameSignature.CELLS; c++) {
            most = Math.max(most, Math.abs(now.luma(c) - before.luma(c)));
        }
        return most > Math.max(NOISE, MOVED * before.light() / FrameSignature.CELLS);
    }
}
