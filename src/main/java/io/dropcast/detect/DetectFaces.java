package io.dropcast.detect;

import io.dropcast.episode.CropShelf;
import io.dropcast.episode.Progress;
import io.dropcast.face.EpisodeId;
import io.dropcast.video.ShotFrame;
import io.dropcast.video.ShotReader;
import io.dropcast.video.Video;
import io.dropcast.video.VideoSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads a video once, from front to back, and records every face in it: with stride, densely where a shot begins or ends and sparsely where
 * nothing moves. Decoding goes on while the workers look at earlier frames; results are put together in frame order, so the number of
 * workers changes the time and nothing else. Safe for several threads; each call has its own nets.
 */
public final class DetectFaces {
    /** Raised when the same input would give other output. */
    public static final int VERSION = 4;

    private final VideoSource source;
    private final Supplier<FaceNet> nets;
    private final CropShelf.Codec codec;
    private final DetectSettings settings;
    private final int workers;

    /**
     * @param nets opens a net; one is opened for each worker
     * @param workers threads that look at frames, 1 or more
     */
    public DetectFaces(
            VideoSource source, Supplier<FaceNet> nets, CropShelf.Codec codec, DetectSettings settings, int workers) {
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
        try (Video video = source.open(file, settings.decoded());
                FrameWorkers pool = new FrameWorkers(nets, codec, settings, workers);
                CropBins bins = new CropBins(settings.cropSeconds(), settings.cropConf());
                ShotReader shots = new ShotReader(video);
                FaceLog log = new FaceLog(pool, bins, shelf)) {
            Pace pace = new Pace(settings);
            progress.at(0, video.facts().frames());
            for (Optional<ShotFrame> next = shots.next(); next.isPresent(); next = shots.next()) {
                ShotFrame shown = next.get();
                long done = shown.frame().index() + 1;
                if (pace.looksAt(shown)) {
                    log.look(shown);
                } else {
                    shown.frame().close();
                }
                progress.at(done, video.facts().frames());
            }
            List<Detection> faces = log.finish();
            return new Detections(ep, video.facts(), shots.cuts(), pace.looks(), faces);
        }
    }
}
