package io.dropcast.video;

import io.dropcast.face.ShotEnds;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Keeps what each shot shows at its ends. A frame waits until its shot is known; of a shot no more than two are kept. One thread at a
 * time.
 */
public final class ShotEndsFinder {
    private final CutFinder cuts;
    private final Deque<ShotEnds.Look> waiting = new ArrayDeque<>();
    private final List<ShotEnds> shots = new ArrayList<>();

    /** @param cuts the caller's, told of every frame before it is {@linkplain #looked sampled} */
    public ShotEndsFinder(CutFinder cuts) {
        this.cuts = cuts;
    }

    /** A frame was sampled; they come in order. */
    public void looked(ShotEnds.Look look) {
        waiting.add(look);
        settle();
    }

    private void settle() {
        while (!waiting.isEmpty() && cuts.isJudged(waiting.element().frame())) {
            put(waiting.remove());
        }
    }

    private void put(ShotEnds.Look look) {
        int shot = cuts.shotOf(look.frame());
        int last = shots.size() - 1;
        if (last >= 0 && shots.get(last).shot() == shot) {
            shots.set(last, shots.get(last).until(look));
        } else {
            shots.add(new ShotEnds(shot, look, look));
        }
    }

    /** Of each shot in which a frame was sampled, rising; only when {@link CutFinder#cuts} has said which shots there are. */
    public List<ShotEnds> shots() {
        settle();
        return List.copyOf(shots);
    }
}
