package io.dropcast.track;

import io.dropcast.detect.Detection;
import java.util.List;

/**
 * One sampled frame and what was found in it.
 *
 * @param ts seconds
 * @param faces never empty, in an order that does not depend on how they were handed in
 */
record SampledFrame(long frameIdx, double ts, List<Detection> faces) {
    SampledFrame {
        faces = List.copyOf(faces);
    }

    /** The faces with a confidence in [from, below). */
    List<Detection> between(double from, double below) {
        return faces.stream().filter(f -> f.conf() >= from && f.conf() < below).toList();
    }
}
