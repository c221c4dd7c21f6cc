package io.dropcast.detect;

import io.dropcast.episode.CropShelf;
import io.dropcast.episode.StageInterrupted;
import io.dropcast.episode.StageTasks;
import io.dropcast.video.Frame;
import io.dropcast.video.ShotFrame;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Future;

/** Puts the workers' results together in frame order, numbers the faces, and fills the shelf. One thread. */
final class FaceLog implements AutoCloseable {
    /** Frames in work for each worker: enough that nobody waits, few enough that memory stays small. */
    private static final int AHEAD = 3;

    private final FrameWorkers pool;
    private final CropBins bins;
    private final CropShelf.Writer shelf;
    private final Deque<Looked> inWork = new ArrayDeque<>();
    private final Deque<Cropped> crops = new ArrayDeque<>();
    private final List<Detection> faces = new ArrayList<>();
    private int shot;

    FaceLog(FrameWorkers pool, CropBins bins, CropShelf.Writer shelf) {
        this.pool = pool;
        this.bins = bins;
        this.shelf = shelf;
    }

    private record Looked(Frame frame, int shot, Future<List<Detection>> found) {}

    private record Cropped(String name, Future<byte[]> jpeg) {}

    /** Takes the frame over. */
    void look(ShotFrame shown) {
        inWork.add(new Looked(shown.frame(), shown.shot(), pool.find(shown.frame())));
        while (inWork.size() > AHEAD * pool.count()) {
            settle();
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new StageInterrupted("detect");
        }
    }

    /** All faces, when the video is over. */
    List<Detection> finish() {
        while (!inWork.isEmpty()) {
            settle();
        }
        cut(bins.flush());
        while (!crops.isEmpty()) {
            putAway();
        }
        return List.copyOf(faces);
    }

    private void settle() {
        Looked head = inWork.element();
        List<Detection> found = StageTasks.await(head.found(), "detect");
        inWork.remove();
        try (Frame frame = head.frame()) {
            if (head.shot() != shot) {
                shot = head.shot();
                cut(bins.flush());
            }
            List<Detection> numbered = new ArrayList<>();
            for (Detection d : found) {
                numbered.add(d.numbered(faces.size() + numbered.size()));
            }
            faces.addAll(numbered);
            cut(bins.add(frame, numbered));
        }
    }

    private void cut(List<CropBins.Winner> winners) {
        // all of them first: from then on the workers close their frames, whatever happens to the shelf
        winners.forEach(this::cut);
        while (crops.size() > AHEAD * pool.count() * 4) {
            putAway();
        }
    }

    private void cut(CropBins.Winner winner) {
        String name = String.format(
                Locale.ROOT,
                "%09d-%07d.jpg",
                winner.face().frameIdx(),
                winner.face().row());
        faces.set(winner.face().row(), winner.face().withCrop(name));
        crops.add(new Cropped(name, pool.crop(winner.frame(), winner.face().box())));
    }

    private void putAway() {
        Cropped head = crops.remove();
        shelf.put(head.name(), StageTasks.await(head.jpeg(), "detect"));
    }

    /** Lets go of what is still in work, after an error. */
    @Override
    public void close() {
        inWork.forEach(l -> l.found().cancel(false));
        // cancelling does not wait for a task that runs, and the task reads the frame
        pool.end();
        inWork.forEach(l -> l.frame().close());
        inWork.clear();
    }
}
