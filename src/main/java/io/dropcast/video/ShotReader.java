package io.dropcast.video;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Reads a video, or a segment of one, shot by shot: each frame comes a few frames late, but with its place in its shot. Where frames were
 * passed over, what they would show is put in between, and where a cut could hide there they are decoded after all. One thread; close it
 * to let go of the frames that it still holds. It does not close the video.
 */
public final class ShotReader implements AutoCloseable {
    private final Video video;
    private final FrameSignatureListener listener;
    private final ShotCuts shotCuts;
    private final Deque<Seen> unjudged = new ArrayDeque<>();
    private final List<Long> cuts = new ArrayList<>();
    private Optional<Seen> waiting = Optional.empty();
    private Optional<Seen> last = Optional.empty();
    private boolean stirred;
    private long shotStart = -1;
    private boolean exhausted;

    /** A frame, or what is known of one that was never decoded. */
    private record Seen(long index, Optional<Frame> frame, FrameSignature signature) {}

    public ShotReader(Video video) {
        this(video, (index, signature) -> {});
    }

    /** @param listener is told of each frame, also of those that were passed over */
    public ShotReader(Video video, FrameSignatureListener listener) {
        this.video = video;
        this.listener = listener;
        this.shotCuts = new ShotCuts(video.facts().fps());
    }

    /** The next frame, owned by the caller; empty at the end. */
    public Optional<ShotFrame> next() {
        while (true) {
            Optional<Seen> judged = nextJudged();
            if (judged.isEmpty() && waiting.isEmpty()) {
                return Optional.empty();
            }
            // a frame goes out when what follows was judged: only then is it known whether it ends a shot
            boolean cut = judged.isPresent() && startsShot;
            Optional<ShotFrame> out = Optional.empty();
            if (judged.isEmpty() || cut || judged.get().frame().isPresent()) {
                out = waiting.map(seen -> place(seen, judged.isEmpty() || cut));
                waiting = Optional.empty();
            }
            if (cut) {
                shotStart = judged.get().index();
                cuts.add(shotStart);
            }
            if (judged.isPresent() && judged.get().frame().isPresent()) {
                waiting = judged;
            }
            if (out.isPresent()) {
                return out;
            }
        }
    }

    private boolean startsShot;

    private ShotFrame place(Seen seen, boolean endsShot) {
        return new ShotFrame(
                seen.frame().orElseThrow(), seen.signature(), cuts.size(), seen.index() - shotStart, endsShot);
    }

    private Optional<Seen> nextJudged() {
        while (!exhausted && !shotCuts.ready()) {
            Optional<Frame> read = video.next();
            if (read.isEmpty()) {
                exhausted = true;
                break;
            }
            Frame frame = read.get();
            Seen seen = new Seen(frame.index(), read, frame.glance());
            try {
                last.filter(l -> l.index() + 1 < seen.index()).ifPresent(l -> bridge(l, seen));
            } catch (RuntimeException | Error e) {
                frame.close();
                throw e;
            }
            add(seen);
        }
        if (unjudged.isEmpty()) {
            return Optional.empty();
        }
        startsShot = shotCuts.judge();
        return Optional.of(unjudged.remove());
    }

    /** After a stretch where a cut may be, the next one is decoded, too: the first frames of a shot are sampled more densely. */
    private void bridge(Seen from, Seen to) {
        boolean doubtful = shotCuts.mayHide(to.signature(), Math.toIntExact(to.index() - from.index()));
        List<Frame> decoded = doubtful || stirred ? video.passedOver() : List.of();
        stirred = doubtful;
        Deque<Seen> known = new ArrayDeque<>();
        decoded.forEach(frame -> known.add(new Seen(frame.index(), Optional.of(frame), frame.glance())));
        known.add(to);
        for (long index = from.index() + 1; index < to.index(); index++) {
            if (known.element().index() == index) {
                add(known.remove());
            } else {
                add(between(last.orElse(from), known.element(), index));
            }
        }
    }

    private static Seen between(Seen before, Seen after, long index) {
        double share = (double) (index - before.index()) / (after.index() - before.index());
        return new Seen(index, Optional.empty(), FrameSignature.between(before.signature(), after.signature(), share));
    }

    private void add(Seen seen) {
        if (shotStart < 0) {
            shotStart = seen.index();
        }
        listener.seen(seen.index(), seen.signature());
        shotCuts.add(seen.signature());
        unjudged.add(seen);
        last = Optional.of(seen);
    }

    /** First frames of the shots found so far, without the first shot. */
    public List<Long> cuts() {
        return List.copyOf(cuts);
    }

    @Override
    public void close() {
        waiting.flatMap(Seen::frame).ifPresent(Frame::close);
        unjudged.forEach(seen -> seen.frame().ifPresent(Frame::close));
        unjudged.clear();
        waiting = Optional.empty();
    }
}
