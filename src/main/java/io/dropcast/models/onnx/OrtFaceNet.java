package io.dropcast.models.onnx;

import io.dropcast.detect.FaceNet;
import io.dropcast.detect.RawFaces;
import java.util.List;

/** The Ultra-Light RFB face net and a 68-point landmark net, as ONNX files. */
public final class OrtFaceNet implements FaceNet {
    private final Spec spec;
    private final OrtModel faces;
    private final OrtModel points;

    /**
     * @param faces the face net's file
     * @param points the landmark net's file
     * @throws IllegalStateException when a file is no such model
     */
    public OrtFaceNet(OrtFile faces, Tensors facesTensors, OrtFile points, Tensors pointsTensors, Spec spec) {
        this.spec = spec;
        this.faces = facesTensors.open(faces);
        try {
            this.points = pointsTensors.open(points);
        } catch (RuntimeException e) {
            this.faces.close();
            throw e;
        }
    }

    /** Loads ONNX Runtime if that was not done yet. */
    public static void load() {
        OrtModel.load();
    }

    @Override
    public Spec spec() {
        return spec;
    }

    /** {@code scores} is 1 x anchors x 2 (background, face); {@code boxes} is 1 x anchors x 4. */
    @Override
    public RawFaces faces(float[] input) {
        List<float[]> out = faces.run(input);
        float[] both = out.get(0);
        float[] face = new float[both.length / 2];
        for (int i = 0; i < face.length; i++) {
            face[i] = both[2 * i + 1];
        }
        return new RawFaces(face, out.get(1));
    }

    @Override
    public float[] points(float[] input) {
        return points.run(input).get(0);
    }

    @Override
    public void close() {
        faces.close();
        points.close();
    }
}
