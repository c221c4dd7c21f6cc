package io.dropcast.video;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Finds the cuts of a video from its frame signatures, which come in order, also when they come from several segments. One thread at a
 * time.
 */
public final class CutFinder {
    private final ShotCuts shotCuts;
    private final List<Long> cuts = new ArrayList<>();
    private Optional<FrameSignature> last = Optional.empty();
    private long lastIndex = -1;
    private long judged;

    /** @param fps frames a second */
    public CutFinder(double fps) {
        this.shotCuts = new ShotCuts(fps);
    }

    /**
     * The next frame signature. What is missing before it, between two segments, is taken to have changed evenly.
     *
     * @param index number of the frame in the video, rising
     */
    public void add(long index, FrameSignature signature) {
        long gap = index - lastIndex;
        for (long missing = 1; missing < gap; missing++) {
            double share = (double) missing / gap;
            add(last.map(l -> FrameSignature.between(l, signature, share)).orElse(signature));
        }
        add(signature);
        last = Optional.of(signature);
        lastIndex = index;
    }

    private void add(FrameSignature signature) {
        shotCuts.add(signature);
        if (shotCuts.ready()) {
            judge();
        }
    }

    private void judge() {
        if (shotCuts.judge()) {
            cuts.add(judged);
        }
        judged++;
    }

    /** Whether it is known which shot a frame is of. */
    boolean isJudged(long index) {
        return index < judged;
    }

    /** Number of the shot of a frame that {@link #isJudged}, from 0. */
    int shotOf(long index) {
        int place = Collections.binarySearch(cuts, index);
        return place >= 0 ? place + 1 : -place - 1;
    }

    /** First frames of the shots without the first shot, rising; nothing can be added afterwards. */
    public List<Long> cuts() {
        while (judged <= lastIndex) {
            judge();
        }
        return List.copyOf(cuts);
    }
}
