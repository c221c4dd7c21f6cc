package io.dropcast.embed;

import io.dropcast.detect.Detection;
import io.dropcast.face.Box;
import io.dropcast.face.Landmarks;
import io.dropcast.face.Quality;
import java.util.Optional;

/** Sightings made by hand, at 25 frames a second: fit to be encoded, unless told otherwise. */
final class Seen {
    private static final Box BOX = new Box(100, 100, 200, 200);
    private static final Landmarks UPRIGHT = Landmarks.of(130, 140, 170, 140, 150, 160, 135, 180, 165, 180);

    private Seen() {}

    static Detection at(int frame) {
        return at(frame, 0.9);
    }

    static Detection at(int frame, double conf) {
        return of(frame, conf, 40, 0, Optional.of(UPRIGHT), Optional.of(crop(frame)));
    }

    static Detection of(
            int frame, double conf, double std, double clipped, Optional<Landmarks> points, Optional<String> crop) {
        return new Detection(
                frame,
                frame,
                frame / 25.0,
                BOX,
                conf,
                points,
                Quality.of(conf, std, 100, BOX.area(), 0),
                clipped,
                crop);
    }

    static String crop(int frame) {
        return "crop-" + frame;
    }

    static Landmarks upright() {
        return UPRIGHT;
    }
}
