package io.dropcast.models.onnx;

import io.dropcast.embed.FaceEncoder;

/** An ArcFace-shaped encoder as an ONNX file. */
public final class OrtFaceEncoder implements FaceEncoder {
    private final Spec spec;
    private final OrtModel model;

    /** @throws IllegalStateException when the file is no such model */
    public OrtFaceEncoder(OrtFile file, Tensors tensors, Spec spec) {
        this.spec = spec;
        this.model = tensors.open(file);
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
