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
    private final Deque<Frame> unjudged = new ArrayDeque<>();
    private final List<Long> cuts = new ArrayList<>();
    private Optional<Frame> waiting = Optional.empty();
    private long shotStart;
    private boolean exhausted;

    public ShotReader(Video video) {
        this.video = video;
        this.shotCuts = new ShotCuts(video.facts().fps());
    }

    /** The next frame, owned by the caller; empty at the end. */
    public Optional<ShotFrame> next() {
        while (true) {
            Optional<Frame> judgedFrame = nextJudged();
            if (judgedFrame.isEmpty() && waiting.isEmpty()) {
                return Optional.empty();
            }
            // a frame goes out when its follower was judged: only then is it known whether it ends a shot
            boolean followerCuts = judgedFrame.isEmpty() || startsShot;
            Optional<ShotFrame> out = waiting.map(f -> place(f, followerCuts));
            waiting = judgedFrame;
            if (judgedFrame.isPresent() && startsShot) {
                shotStart = judgedFrame.get().index();
                cuts.add(shotStart);
            }
            if (out.isPresent()) {
                return out;
            }
        }
    }

    private boolean startsShot;

    private ShotFrame place(Frame frame, boolean endsShot) {
        return new ShotFrame(frame, cuts.size(), frame.index() - shotStart, endsShot);
    }

    private Optional<Frame> nextJudged() {
        while (!exhausted && !shotCuts.ready()) {
            Optional<Frame> read = video.next();
            if (read.isEmpty()) {
                exhausted = true;
                break;
            }
            shotCuts.add(read.get().glance());
            unjudged.add(read.get());
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
        waiting.ifPresent(Frame::close);
        unjudged.forEach(Frame::close);
        unjudged.clear();
        waiting = Optional.empty();
    }
}
