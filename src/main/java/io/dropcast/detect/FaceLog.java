package io.dropcast.detect;

import io.dropcast.episode.StageInterrupted;
import io.dropcast.episode.StageTasks;
import io.dropcast.face.Box;
import io.dropcast.face.ShotEnds;
import io.dropcast.face.Thumbnail;
import io.dropcast.video.Frame;
import io.dropcast.video.ShotFrame;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Puts the workers' results of one piece together in frame order, and chooses which pictures are kept. One thread. */
final class FaceLog implements AutoCloseable {
    private final FrameWorkers pool;
    private final CropBins bins;
    private final CloserLooks closer;
    private final Consumer<SegmentResult> taker;
    private final int ahead;
    private final Deque<Looked> inWork = new ArrayDeque<>();
    private final Deque<Cut> crops = new ArrayDeque<>();
    private int rows;
    private int shot;

    /**
     * @param pool the caller's
     * @param closerLooks how many closer looks a second of film, 0 or more
     * @param taker gets faces and pictures in order
     * @param ahead frames in work at most
     */
    FaceLog(FrameWorkers pool, CropBins bins, double closerLooks, Consumer<SegmentResult> taker, int ahead) {
        this.pool = pool;
        this.bins = bins;
        this.closer = new CloserLooks(closerLooks, this::lookCloser);
        this.taker = taker;
        this.ahead = ahead;
    }

    private record Looked(Frame frame, Thumbnail picture, int shot, Future<List<Detection>> found) {}

    private record Cut(int row, Future<FaceCrop> picture) {}

    /** Takes the frame over. */
    void look(ShotFrame shown) {
        inWork.add(new Looked(shown.frame(), shown.glance().thumbnail(), shown.shot(), pool.find(shown.frame())));
        while (inWork.size() > ahead) {
            settle();
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new StageInterrupted("detect");
        }
    }

    /** The piece is over. */
    void finish() {
        while (!inWork.isEmpty()) {
            settle();
        }
        cut(bins.flush());
        while (!crops.isEmpty()) {
            putAway();
        }
    }

    private void settle() {
        Looked head = inWork.element();
        List<Detection> found = StageTasks.await(head.found(), "detect");
        inWork.remove();
        try (Frame frame = head.frame()) {
            if (head.shot() != shot) {
                shot = head.shot();
                cut(bins.flush());
                closer.newShot();
            }
            List<Detection> numbered = new ArrayList<>();
            for (Detection d : closer.lookAgain(frame, found)) {
                numbered.add(d.numbered(rows++));
            }
            taker.accept(
                    new SegmentResult.Looked(new ShotEnds.Look(frame.index(), frame.ts(), head.picture()), numbered));
            cut(bins.add(frame, numbered));
        }
    }

    private Optional<Detection> lookCloser(Frame frame, Box face) {
        Future<Optional<Detection>> look = pool.closer(frame, face);
        try {
            return StageTasks.await(look, "detect");
        } finally {
            // an interruption ends the waiting, and the frame must not be closed while a worker reads it
            StageTasks.awaitEnd(look);
        }
    }

    private void cut(List<CropBins.Winner> winners) {
        // all of them first: from then on the workers close their frames, whatever happens to the taker
        winners.forEach(this::cut);
        while (crops.size() > ahead * 4) {
            putAway();
        }
    }

    private void cut(CropBins.Winner winner) {
        crops.add(new Cut(
                winner.face().row(), pool.crop(winner.frame(), winner.face().box())));
    }

    private void putAway() {
        Cut head = crops.remove();
        taker.accept(new SegmentResult.Cropped(head.row(), StageTasks.await(head.picture(), "detect")));
    }

    /** Lets go of what is still in work, after an error. */
    @Override
    public void close() {
        for (Looked left : inWork) {
            StageTasks.awaitEnd(left.found());
            left.frame().close();
        }
        inWork.clear();
    }
}
