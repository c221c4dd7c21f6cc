package io.dropcast.onnx;

import io.dropcast.embed.FaceEncoder;
import java.nio.file.Path;
import java.util.List;

/** An ArcFace-shaped encoder as an ONNX file. */
public final class OrtFaceEncoder implements FaceEncoder {
    private final Spec spec;
    private final OrtModel model;

    public OrtFaceEncoder(Path file, String input, String output, Spec spec) {
        this.spec = spec;
        this.model = new OrtModel(file, input, new long[] {1, 3, spec.side(), spec.side()}, List.of(output));
    }

    @Override
    public Spec spec() {
        return spec;
    }

    @Override
    public float[] encode(float[] input) {
        return model.run(input).get(0);
    }

    @Override
    public void close() {
        model.close();
    }
}
