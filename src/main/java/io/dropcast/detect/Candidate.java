package io.dropcast.detect;

import io.dropcast.face.Box;
import io.dropcast.face.Landmarks;
import java.util.Optional;

/**
 * A box that the net proposes, in frame pixels, with its confidence.
 *
 * @param points empty when the net finds none with the face
 */
record Candidate(Box box, double conf, Optional<Landmarks> points) {
    Candidate(Box box, double conf) {
        this(box, conf, Optional.empty());
    }
}
