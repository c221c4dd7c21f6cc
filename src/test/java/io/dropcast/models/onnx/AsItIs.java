package io.dropcast.models.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Map;

/** Runs a net as OrtModel does, but with the file as it is. */
final class AsItIs {
    private AsItIs() {}

    static float[] run(byte[] model, Tensor in, Tensor out, float[] values) {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setSessionLogLevel(ai.onnxruntime.OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
            try (OrtSession session = environment.createSession(model, options);
                    OnnxTensor input = OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), in.lengths());
                    OrtSession.Result result = session.run(Map.of(in.name(), input))) {
                float[] answer = new float[out.size()];
                ((OnnxTensor) result.get(out.name()).orElseThrow())
                        .getFloatBuffer()
                        .get(answer);
                return answer;
            }
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }
}
