package io.dropcast.track;

import io.dropcast.detect.Detection;
import io.dropcast.detect.Detections;
import io.dropcast.face.Box;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.Quality;
import io.dropcast.video.SampledFrames;
import io.dropcast.video.VideoFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Five faces that walk about in one shot, 500 frames of which are looked at; one sighting in ten is missing, one in ten is faint. */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class FaceTrackerBenchmark {
    private static final int FACES = 5;
    private static final int LOOKS = 500;
    private static final int STRIDE = 3;
    private static final double FPS = 25;

    private final FaceTracker tracker = new FaceTracker(new TrackSettings(0.5, 0.1, 0.7, 0.2, 0.5, 1.0, 2));
    private final Detections detections = detections();

    @Benchmark
    public Object follow() {
        return tracker.apply(detections);
    }

    private static Detections detections() {
        Random random = new Random(1);
        List<Detection> faces = new ArrayList<>();
        for (int look = 0; look < LOOKS; look++) {
            for (int face = 0; face < FACES; face++) {
                if (random.nextInt(10) != 0) {
                    double conf = random.nextInt(10) == 0 ? 0.3 : 0.9;
                    faces.add(face(faces.size(), (long) look * STRIDE, place(face, look, random), conf));
                }
            }
        }
        int frames = LOOKS * STRIDE;
        VideoFacts video = new VideoFacts(1920, 1080, FPS, frames, frames / FPS);
        return new Detections(
                new EpisodeId("made-up-s01e01"), video, List.of(), SampledFrames.every(STRIDE, frames), faces);
    }

    /** From left to right and back, each face at a pace of its own; rows overlap, so that faces pass before each other. */
    private static Box place(int face, int look, Random random) {
        double x = 960 + 700 * Math.sin((look + 100.0 * face) / (60 + 10 * face));
        double y = 300 + 60 * face;
        return Box.around(x + 2 * random.nextGaussian(), y + 2 * random.nextGaussian(), 120, 150);
    }

    private static Detection face(int row, long frame, Box box, double conf) {
        Quality quality = Quality.of(conf, 50, 100, box.area(), 0);
        return new Detection(row, frame, frame / FPS, box, conf, Optional.empty(), quality, 0, Optional.empty());
    }
}
