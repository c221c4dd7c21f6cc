package io.dropcast.detect;

import io.dropcast.episode.CropShelf;
import io.dropcast.episode.StageTasks;
import io.dropcast.face.Box;
import io.dropcast.face.Clothes;
import io.dropcast.face.Crop;
import io.dropcast.video.Frame;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/** Threads that look at frames, each with a net of its own. Safe for several threads, which must be done before it is closed. */
final class FrameWorkers implements AutoCloseable {
    /** Longest side of the picture that clothes are looked at in, in pixels. */
    private static final double CLOTHES_SIDE = 32;

    private final BlockingQueue<FaceFinder> finders;
    private final ExecutorService threads;
    private final CropShelf.Codec codec;
    private final int cropSide;

    FrameWorkers(Supplier<FaceNet> nets, CropShelf.Codec codec, DetectSettings settings, int count) {
        this.finders = new ArrayBlockingQueue<>(count);
        this.codec = codec;
        this.cropSide = settings.cropSide();
        AtomicInteger n = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(count, task -> new Thread(task, "detect-" + n.incrementAndGet()));
        try {
            StageTasks.openAll(threads, count, () -> new FaceFinder(nets.get(), settings), finders, "detect");
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    /** Looks for faces; the frame stays the caller's. */
    Future<List<Detection>> find(Frame frame) {
        return threads.submit(() -> with(finder -> finder.find(frame)));
    }

    /** Looks at a face more closely; the frame stays the caller's. */
    Future<Optional<Detection>> closer(Frame frame, Box faint) {
        return threads.submit(() -> with(finder -> finder.closer(frame, faint)));
    }

    private <T> T with(Function<FaceFinder, T> work) throws InterruptedException {
        FaceFinder finder = finders.take();
        try {
            return work.apply(finder);
        } finally {
            finders.add(finder);
        }
    }

    /** Cuts a face out, encodes it, looks at the clothes below it, and closes the frame. */
    Future<FaceCrop> crop(Frame frame, Box face) {
        return threads.submit(() -> {
            try (frame) {
                Box region = Crop.around(face);
                int side = Math.max(16, Math.min(cropSide, (int) Math.round(region.width())));
                Crop crop = frame.crop(region, side, side);
                return new FaceCrop(codec.encode(crop), clothes(frame, face));
            }
        });
    }

    /** Each pixel of the small picture is a mean of many, so that grain does not spread the colours. */
    private static Optional<Clothes> clothes(Frame frame, Box face) {
        return Clothes.below(face, frame.width(), frame.height())
                .map(region -> Clothes.of(frame.crop(
                        region, Math.max(1, (int) Math.min(CLOTHES_SIDE, region.width())), Math.max(1, (int)
                                Math.min(CLOTHES_SIDE, region.height())))));
    }

    /** Waits until the threads are done with everything that was given to them. */
    @Override
    public void close() {
        threads.shutdown();
        StageTasks.awaitEnd(threads);
        finders.forEach(FaceFinder::close);
    }
}
