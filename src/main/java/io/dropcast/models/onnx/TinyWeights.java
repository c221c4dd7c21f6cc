package io.dropcast.models.onnx;

import java.nio.FloatBuffer;

/**
 * Sets the weights of a net that are so small that they cannot change a result to exactly zero.
 *
 * <p>Training leaves such weights in dead channels, many of them denormal. Some processors multiply denormal numbers a hundred times
 * slower than others: there the default encoder takes 70 ms for a face with them and 8 ms without, and every bit of its answer is the
 * same. Flushing them in the processor instead would change the arithmetic of the Java thread that happens to run the net.
 */
final class TinyWeights {
    /** Far below what a float can add to a number of ordinary size, far above what products of two such weights need to be denormal. */
    private static final float NOTHING = 1e-15f;

    private TinyWeights() {}

    static void zero(Net net) {
        for (Weights weights : net.weights()) {
            float[] all = weights.numbers();
            boolean changed = false;
            for (int i = 0; i < all.length; i++) {
                if (Math.abs(all[i]) < NOTHING && all[i] != 0) {
                    all[i] = 0;
                    changed = true;
                }
            }
            if (changed) {
                net.change(new Weights(weights.name(), weights.shape(), FloatBuffer.wrap(all)));
            }
        }
    }
}
