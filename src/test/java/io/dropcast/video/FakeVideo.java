package io.dropcast.video;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/** A video of the glances given, whose frames the ledger counts. */
public final class FakeVideo implements Video {
    private final FrameLedger ledger;
    private final double fps;
    private final List<FrameSignature> glances;
    private final IntPredicate given;
    private final int first;
    private int next;
    private int last = -1;
    private int before = -1;
    private int decodedLater;
    private boolean closed;

    public FakeVideo(FrameLedger ledger, double fps, List<FrameSignature> glances) {
        this(ledger, fps, glances, frame -> true);
    }

    /** @param given the frames that are not passed over; the first one is never */
    public FakeVideo(FrameLedger ledger, double fps, List<FrameSignature> glances, IntPredicate given) {
        this(ledger, fps, glances, given, 0);
    }

    /** @param first number of its first frame in the video that it is a piece of */
    public FakeVideo(FrameLedger ledger, double fps, List<FrameSignature> glances, IntPredicate given, int first) {
        this.ledger = ledger;
        this.fps = fps;
        this.glances = List.copyOf(glances);
        this.given = given;
        this.first = first;
    }

    @Override
    public VideoFacts facts() {
        return new VideoFacts(FakeFrame.WIDTH, FakeFrame.HEIGHT, fps, glances.size(), glances.size() / fps);
    }

    @Override
    public Optional<Frame> next() {
        while (next > 0 && next < glances.size() && !given.test(next)) {
            next++;
        }
        if (next == glances.size()) {
            return Optional.empty();
        }
        before = last;
        last = next++;
        return Optional.of(frame(last));
    }

    @Override
    public List<Frame> passedOver() {
        List<Frame> frames = new ArrayList<>();
        for (int index = before + 1; index < last; index++) {
            frames.add(frame(index));
            decodedLater++;
        }
        return frames;
    }

    private Frame frame(int index) {
        return new FakeFrame(ledger, first + index, (first + index) / fps, glances.get(index));
    }

    /** How many of the frames that were passed over were decoded after all. */
    public int decodedLater() {
        return decodedLater;
    }

    public boolean closed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
    }
}
