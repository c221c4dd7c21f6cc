package io.dropcast.onnx;

import io.dropcast.detect.FaceNet;
import io.dropcast.detect.RawFaces;
import java.nio.file.Path;
import java.util.List;

/** The Ultra-Light RFB face net and a 68-point landmark net, as ONNX files. */
public final class OrtFaceNet implements FaceNet {
    private final Spec spec;
    private final OrtModel faces;
    private final OrtModel points;

    public OrtFaceNet(Path facesFile, Names facesNames, Path pointsFile, Names pointsNames, Spec spec) {
        this.spec = spec;
        this.faces = new OrtModel(
                facesFile, facesNames.input(), new long[] {1, 3, spec.height(), spec.width()}, facesNames.outputs());
        try {
            this.points = new OrtModel(
                    pointsFile,
                    pointsNames.input(),
                    new long[] {1, 1, spec.pointsSide(), spec.pointsSide()},
                    pointsNames.outputs());
        } catch (RuntimeException e) {
            faces.close();
            throw e;
        }
    }

    /** Loads ONNX Runtime if that was not done yet. */
    public static void load() {
        OrtModel.load();
    }

    /** The names of a net's tensors. */
    public record Names(String input, List<String> outputs) {
        public Names {
            outputs = List.copyOf(outputs);
        }
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
