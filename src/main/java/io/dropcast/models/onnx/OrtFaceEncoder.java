package io.dropcast.models.onnx;

import io.dropcast.embed.FaceEncoder;

/** An ArcFace-shaped encoder as an ONNX file. */
record OrtFaceEncoder(Spec spec, OrtModel model) implements FaceEncoder {

    @Override
    public float[] encode(float[] input) {
        return model.run(input).get(0);
    }

    @Override
    public void close() {
        model.close();
    }
}
