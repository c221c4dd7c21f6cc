package io.dropcast.track;

import io.dropcast.detect.Detection;
import io.dropcast.detect.Detections;
import io.dropcast.face.Box;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.Quality;
import io.dropcast.video.SampledFrames;
import io.dropcast.video.VideoFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A hand-made video of 25 frames a second. Who a face belongs to is written where the crop's name would be. */
final class Scene {
    static final double FPS = 25;
    static final TrackSettings SETTINGS = new TrackSettings(0.5, 0.1, 0.6, 0.2, 0.5, 1.0, 3);

    private final long frames;
    private final int stride;
    private final List<Long> cuts = new ArrayList<>();
    private final List<Detection> faces = new ArrayList<>();

    Scene(long frames, int stride) {
        this.frames = frames;
        this.stride = stride;
    }

    Scene cut(long frame) {
        cuts.add(frame);
        return this;
    }

    Scene face(String who, long frame, double conf, Box box) {
        faces.add(detection(faces.size(), who, frame, conf, box));
        return this;
    }

    /** A sure face of 100 by 100 pixels. */
    Scene face(String who, long frame, double x, double y) {
        return face(who, frame, 0.9, Box.around(x, y, 100, 100));
    }

    /** A face that stays where it is, in frames first, first + stride, ... up to last. */
    Scene still(String who, long first, long last, double x, double y) {
        for (long frame = first; frame <= last; frame += stride) {
            face(who, frame, x, y);
        }
        return this;
    }

    /** With rows by frame, then from left to right. */
    Detections detections() {
        List<Detection> ordered = faces.stream()
                .sorted(Comparator.comparingLong(Detection::frameIdx)
                        .thenComparingDouble(f -> f.box().x1()))
                .toList();
        List<Detection> rows = new ArrayList<>();
        for (Detection d : ordered) {
            rows.add(detection(rows.size(), who(d), d.frameIdx(), d.conf(), d.box()));
        }
        return with(rows);
    }

    /** The same video with these rows. */
    Detections with(List<Detection> rows) {
        VideoFacts video = new VideoFacts(1280, 720, FPS, frames, frames / FPS);
        return new Detections(new EpisodeId("made-up"), video, cuts, SampledFrames.every(stride, frames), rows);
    }

    Tracks tracked() {
        return tracked(SETTINGS);
    }

    Tracks tracked(TrackSettings settings) {
        return new FaceTracker(settings).apply(detections());
    }

    static String who(Detection d) {
        return d.crop().orElseThrow();
    }

    /** Whom each track shows, in the order of the tracks; more than one name is a mistake of the tracker. */
    static List<String> shown(Tracks tracks) {
        return tracks.tracks().stream()
                .map(t -> String.join(
                        "+", t.sightings().stream().map(Scene::who).distinct().toList()))
                .toList();
    }

    /** How many sightings the tracks have in all; where each face is followed all through, as many as there are faces. */
    static int sightings(Tracks tracks) {
        return tracks.tracks().stream().mapToInt(t -> t.sightings().size()).sum();
    }

    int faces() {
        return faces.size();
    }

    static Detection detection(int row, String who, long frame, double conf, Box box) {
        Quality quality = Quality.of(conf, 50, 100, box.area(), 0);
        return new Detection(row, frame, frame / FPS, box, conf, Optional.empty(), quality, 0, Optional.of(who));
    }
}
