package io.dropcast.video;

import java.util.List;
import java.util.Optional;

/** A video of the glances given, whose frames the ledger counts. */
public final class FakeVideo implements Video {
    private final FrameLedger ledger;
    private final double fps;
    private final List<Glance> glances;
    private int next;
    private boolean closed;

    public FakeVideo(FrameLedger ledger, double fps, List<Glance> glances) {
        this.ledger = ledger;
        this.fps = fps;
        this.glances = List.copyOf(glances);
    }

    @Override
    public VideoFacts facts() {
        return new VideoFacts(FakeFrame.WIDTH, FakeFrame.HEIGHT, fps, glances.size(), glances.size() / fps);
    }

    @Override
    public Optional<Frame> next() {
        if (next == glances.size()) {
            return Optional.empty();
        }
        int index = next++;
        return Optional.of(new FakeFrame(ledger, index, index / fps, glances.get(index)));
    }

    public boolean closed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
    }
}
