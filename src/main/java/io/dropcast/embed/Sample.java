package io.dropcast.embed;

import io.dropcast.detect.Detection;
import io.dropcast.face.Embedding;

/** A face that was encoded. */
record Sample(Detection face, Encoded encoded) {
    Embedding vector() {
        return encoded.vector();
    }

    double norm() {
        return encoded.norm();
    }
}
