package io.dropcast.detect;

import io.dropcast.episode.CropShelf;
import io.dropcast.episode.Progress;
import io.dropcast.episode.StageInterrupted;
import io.dropcast.face.EpisodeId;
import io.dropcast.video.Segments;
import io.dropcast.video.Video;
import io.dropcast.video.VideoFacts;
import io.dropcast.video.VideoSource;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads a video once and records every face in it: with stride, densely where a shot begins or ends and sparsely where nothing moves. Where
 * the file allows it, pieces of the video are read side by side; decoding goes on while the workers look at earlier frames. What the
 * pieces give is put together in order, and where they begin depends on the file alone, so the number of workers changes the time and
 * nothing else. Safe for several threads; each call has its own nets.
 */
public final class DetectFaces {
    /** Raised when the same input would give other output. */
    public static final int VERSION = 14;

    /** Frames in work for each worker: enough that nobody waits, few enough that memory stays small. */
    private static final int AHEAD = 3;

    private static final double MEMORY = 1L << 30;
    private static final int FRAMES_IN_MEMORY = 40;

    private final VideoSource source;
    private final FaceNets nets;
    private final CropShelf.Codec codec;
    private final DetectSettings settings;
    private final int workers;

    /**
     * @param nets one is opened for each worker
     * @param workers threads that look at frames, and pieces read at once, 1 or more
     */
    public DetectFaces(VideoSource source, FaceNets nets, CropShelf.Codec codec, DetectSettings settings, int workers) {
        this.source = source;
        this.nets = nets;
        this.codec = codec;
        this.settings = settings;
        this.workers = workers;
    }

    /**
     * @param shelf gets the crops; finished by the caller
     * @throws io.dropcast.video.UnusableVideo when the file cannot be decoded
     * @throws io.dropcast.video.FramesUncertain when it takes every frame to count them; the shelf is of no use then
     * @throws io.dropcast.episode.StageInterrupted when the thread was interrupted
     */
    public Detections detect(EpisodeId ep, Path file, CropShelf.Writer shelf, Progress progress) {
        Whole whole = whole(file, shelf, progress);
        // the rows become larger here: when the memory of decoders and nets was given back
        return new Detections(
                ep, whole.facts, whole.log.cuts(), whole.log.looks(), whole.log.faces(), whole.log.shots());
    }

    /** What a video gave that was read to its end. */
    private record Whole(VideoFacts facts, DetectionLog log) {}

    private Whole whole(Path file, CropShelf.Writer shelf, Progress progress) {
        try (Segments pieces = source.pieces(file, settings.decoded());
                FrameWorkers pool = new FrameWorkers(nets.of(pieces.facts()), codec, settings, workers)) {
            VideoFacts before = pieces.facts();
            progress.at(0, before.frames());
            DetectionLog log = new DetectionLog(shelf, before.fps());
            read(pieces, pool, log, new FrameCount(progress, before.frames()));
            return new Whole(pieces.facts(), log);
        }
    }

    private void read(Segments pieces, FrameWorkers pool, DetectionLog log, FrameCount count) {
        InOrder<SegmentResult> turns = new InOrder<>(log, finding -> finding instanceof SegmentResult.Over);
        int sideBySide = pieces.sideBySide() ? Math.min(workers, roomFor(pieces.facts())) : 1;
        try (SegmentThreads threads = new SegmentThreads(sideBySide)) {
            int n = 0;
            for (Optional<Video> piece = pieces.next(); piece.isPresent(); piece = pieces.next()) {
                Consumer<SegmentResult> taker = turns.of(n++);
                threads.read(new SegmentReader(
                        piece.get(), pool, settings, taker, count, AHEAD * ((workers + sideBySide - 1) / sideBySide)));
            }
            threads.finish();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StageInterrupted("detect");
        }
    }

    /** How many pieces of such a video can be read at once. Each takes the decoder's pictures, and those that wait to be judged or looked at. */
    private static int roomFor(VideoFacts facts) {
        double piece = FRAMES_IN_MEMORY * 1.5 * facts.width() * facts.height();
        return (int) Math.max(1, MEMORY / piece);
    }
}
