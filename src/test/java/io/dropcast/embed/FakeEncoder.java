package io.dropcast.embed;

import java.util.ArrayList;
import java.util.List;

/**
 * An encoder whose vector says what it saw: the mean of each plane, and how much more there is in the left half of the first plane
 * than in the right one.
 */
final class FakeEncoder implements FaceEncoder {
    private final Spec spec;
    private final List<float[]> seen = new ArrayList<>();
    private boolean closed;

    FakeEncoder(Spec spec) {
        this.spec = spec;
    }

    static Spec spec(boolean rgb, boolean mirror) {
        return new Spec("fake", 112, rgb, 127.5f, 127.5f, 4, mirror);
    }

    @Override
    public Spec spec() {
        return spec;
    }

    @Override
    public float[] encode(float[] input) {
        if (closed) {
            throw new IllegalStateException("an encoder was used after it was closed");
        }
        seen.add(input.clone());
        int side = spec.side();
        int plane = side * side;
        double[] sums = new double[4];
        for (int i = 0; i < plane; i++) {
            for (int channel = 0; channel < 3; channel++) {
                sums[channel] += 1 + input[channel * plane + i];
            }
            sums[3] += i % side < side / 2 ? input[i] : -input[i];
        }
        float[] out = new float[4];
        for (int i = 0; i < 4; i++) {
            out[i] = (float) (sums[i] / plane);
        }
        return out;
    }

    List<float[]> seen() {
        return seen;
    }

    boolean closed() {
        return closed;
    }

    @Override
    public void close() {
        if (closed) {
            throw new IllegalStateException("an encoder was closed twice");
        }
        closed = true;
    }
}
