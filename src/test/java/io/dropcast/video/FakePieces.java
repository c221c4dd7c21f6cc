package io.dropcast.video;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A video cut at the frames given. */
public final class FakePieces implements Segments {
    private final VideoFacts facts;
    private final List<FakeVideo> all = new ArrayList<>();
    private final Deque<Video> left;
    private boolean closed;

    /** @param starts first frames of the pieces, beginning with 0 */
    public FakePieces(FrameLedger ledger, double fps, List<FrameSignature> glances, List<Integer> starts) {
        this.facts = new VideoFacts(FakeFrame.WIDTH, FakeFrame.HEIGHT, fps, glances.size(), glances.size() / fps);
        for (int i = 0; i < starts.size(); i++) {
            int end = i + 1 < starts.size() ? starts.get(i + 1) : glances.size();
            all.add(new FakeVideo(ledger, fps, glances.subList(starts.get(i), end), f -> true, starts.get(i)));
        }
        this.left = new ArrayDeque<>(all);
    }

    @Override
    public VideoFacts facts() {
        return facts;
    }

    @Override
    public boolean sideBySide() {
        return true;
    }

    @Override
    public Optional<Video> next() {
        return Optional.ofNullable(left.poll());
    }

    /** How many pieces were handed out; these must all be closed. */
    public int handedOut() {
        return all.size() - left.size();
    }

    public boolean allClosed() {
        return closed && all.subList(0, handedOut()).stream().allMatch(FakeVideo::closed);
    }

    @Override
    public void close() {
        closed = true;
    }
}
