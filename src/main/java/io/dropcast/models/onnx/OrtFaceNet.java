package io.dropcast.models.onnx;

import io.dropcast.detect.FaceNet;
import io.dropcast.detect.RawFaces;
import io.dropcast.detect.nets.DetectorFamily;
import java.util.Optional;

/**
 * A detector, and for one that finds no points a net of 68 points, as ONNX files.
 *
 * @param faces gives its outputs in the order of {@link DetectorFamily#outputs}
 */
record OrtFaceNet(Spec spec, DetectorFamily family, OrtModel faces, Optional<OrtModel> landmarks) implements FaceNet {

    @Override
    public RawFaces faces(float[] input) {
        return family.faces(faces.run(input), spec.width(), spec.height());
    }

    @Override
    public float[] points(float[] input) {
        return landmarks
                .orElseThrow(() -> new IllegalStateException(family.id() + " finds the points with the faces"))
                .run(input)
                .get(0);
    }

    @Override
    public void close() {
        faces.close();
        landmarks.ifPresent(OrtModel::close);
    }
}
