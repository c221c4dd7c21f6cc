package io.dropcast.video;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Reads a video shot by shot: each frame comes a few frames late, but with its place in its shot. One thread; close it to let go of
 * the frames that it still holds. It does not close the video.
 */
public final class ShotReader implements AutoCloseable {
    private final Video video;
    private final ShotCuts shotCuts;
    private final Deque<Seen> unjudged = new ArrayDeque<>();
    private final List<Long> cuts = new ArrayList<>();
    private Optional<Seen> waiting = Optional.empty();
    private long shotStart;
    private boolean exhausted;

    private record Seen(Frame frame, Glance glance) {}

    public ShotReader(Video video) {
        this.video = video;
        this.shotCuts = new ShotCuts(video.facts().fps());
    }

    /** The next frame, owned by the caller; empty at the end. */
    public Optional<ShotFrame> next() {
        while (true) {
            Optional<Seen> judgedFrame = nextJudged();
            if (judgedFrame.isEmpty() && waiting.isEmpty()) {
                return Optional.empty();
            }
            // a frame goes out when its follower was judged: only then is it known whether it ends a shot
            boolean followerCuts = judgedFrame.isEmpty() || startsShot;
            Optional<ShotFrame> out = waiting.map(f -> place(f, followerCuts));
            waiting = judgedFrame;
            if (judgedFrame.isPresent() && startsShot) {
                shotStart = judgedFrame.get().frame().index();
                cuts.add(shotStart);
            }
            if (out.isPresent()) {
                return out;
            }
        }
    }

    private boolean startsShot;

    private ShotFrame place(Seen seen, boolean endsShot) {
        long sinceCut = seen.frame().index() - shotStart;
        return new ShotFrame(seen.frame(), seen.glance(), cuts.size(), sinceCut, endsShot);
    }

    private Optional<Seen> nextJudged() {
        while (!exhausted && !shotCuts.ready()) {
            Optional<Frame> read = video.next();
            if (read.isEmpty()) {
                exhausted = true;
                break;
            }
            Seen seen = new Seen(read.get(), read.get().glance());
            shotCuts.add(seen.glance());
            unjudged.add(seen);
        }
        if (unjudged.isEmpty()) {
            return Optional.empty();
        }
        startsShot = shotCuts.judge();
        return Optional.of(unjudged.remove());
    }

    /** First frames of the shots found so far, without the first shot. */
    public List<Long> cuts() {
        return List.copyOf(cuts);
    }

    @Override
    public void close() {
        waiting.ifPresent(s -> s.frame().close());
        unjudged.forEach(s -> s.frame().close());
        unjudged.clear();
        waiting = Optional.empty();
    }
}
