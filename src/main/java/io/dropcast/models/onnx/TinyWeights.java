package io.dropcast.models.onnx;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;

/**
 * Sets the weights of an ONNX file that are so small that they cannot change a result to exactly zero.
 *
 * <p>Training leaves such weights in dead channels, many of them denormal. Processors multiply denormal numbers some hundred times
 * slower than others: the default encoder takes 70 ms for a face with them and 8 ms without, and every bit of its answer is the same.
 * Flushing them in the processor instead would change the arithmetic of the Java thread that happens to run the net.
 */
final class TinyWeights {
    /** Far below what a float can add to a number of ordinary size, far above what products of two such weights need to be denormal. */
    private static final float NOTHING = 1e-15f;

    private TinyWeights() {}

    /**
     * @param model an ONNX file; changed in place
     * @return how many weights were set to zero
     */
    static int zero(byte[] model) {
        return ProtobufMessage.read(ByteBuffer.wrap(model)).fields().stream()
                .filter(field -> field.isMessage(Net.GRAPH))
                .flatMap(graph -> graph.message().fields().stream())
                .filter(field -> field.isMessage(Net.INITIALIZER))
                .mapToInt(tensor -> zero(tensor.message()))
                .sum();
    }

    private static int zero(ProtobufMessage tensor) {
        if (!Weights.isFloat(tensor)) {
            return 0;
        }
        return tensor.fields().stream()
                .filter(Weights::hasNumbers)
                .mapToInt(field -> zero(field.content()))
                .sum();
    }

    private static int zero(ByteBuffer floats) {
        FloatBuffer weights = floats.asFloatBuffer();
        float[] all = Weights.numbers(weights);
        int zeroed = 0;
        for (int i = 0; i < all.length; i++) {
            float weight = all[i];
            if (weight < NOTHING && weight > -NOTHING && weight != 0) {
                weights.put(i, 0);
                zeroed++;
            }
        }
        return zeroed;
    }
}
