package io.dropcast.detect;

import io.dropcast.video.ShotFrame;
import io.dropcast.video.ShotReader;
import io.dropcast.video.Video;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Reads one piece of a video from front to back and has its frames looked at. Run once, by one thread. */
final class SegmentReader implements Runnable, AutoCloseable {
    private final Video piece;
    private final FrameWorkers pool;
    private final DetectSettings settings;
    private final Consumer<SegmentResult> taker;
    private final FrameCount count;
    private final int ahead;
    /** Whether somebody sees to it that the piece is closed. */
    private final AtomicBoolean taken = new AtomicBoolean();

    /**
     * @param piece closed with this, and when it was read
     * @param pool the caller's
     * @param taker gets what is found, in order
     * @param ahead frames in work at most
     */
    SegmentReader(
            Video piece,
            FrameWorkers pool,
            DetectSettings settings,
            Consumer<SegmentResult> taker,
            FrameCount count,
            int ahead) {
        this.piece = piece;
        this.pool = pool;
        this.settings = settings;
        this.taker = taker;
        this.count = count;
        this.ahead = ahead;
    }

    @Override
    public void run() {
        if (taken.getAndSet(true)) {
            return;
        }
        try (piece;
                CropBins bins = new CropBins(settings.cropSeconds(), settings.cropConf());
                ShotReader shots =
                        new ShotReader(piece, (index, glance) -> taker.accept(new SegmentResult.Seen(index, glance)));
                FaceLog log = new FaceLog(pool, bins, settings.closerLooks(), taker, ahead)) {
            FrameSampler pace = new FrameSampler(settings);
            long last = -1;
            for (Optional<ShotFrame> next = shots.next(); next.isPresent(); next = shots.next()) {
                long index = next.get().frame().index();
                if (pace.looksAt(next.get())) {
                    log.look(next.get());
                } else {
                    next.get().frame().close();
                }
                count.add(last < 0 ? 1 : index - last);
                last = index;
            }
            log.finish();
            taker.accept(new SegmentResult.Over());
        }
    }

    /** Of one that never ran. */
    @Override
    public void close() {
        if (!taken.getAndSet(true)) {
            piece.close();
        }
    }
}
