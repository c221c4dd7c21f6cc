package io.dropcast.embed;

import io.dropcast.face.Crop;
import io.dropcast.face.Embedding;
import io.dropcast.face.Landmarks;
import java.util.List;

/** From a crop to a vector: align, shift and scale, encode, and once more in the mirror. Holds a net; one thread at a time. */
final class Encoding implements AutoCloseable {
    private final FaceEncoder net;
    private final FaceEncoder.Spec spec;

    Encoding(FaceEncoder net) {
        this.net = net;
        this.spec = net.spec();
    }

    Encoded encode(Crop crop, Landmarks points) {
        float[] aligned = FaceAligner.align(crop, points, spec.side());
        Encoded plain = encoded(net.encode(input(aligned, false)));
        if (!spec.mirror()) {
            return plain;
        }
        Encoded mirrored = encoded(net.encode(input(aligned, true)));
        // of unit vectors, so that both pictures count the same
        return new Encoded(
                Embedding.mean(List.of(plain.vector(), mirrored.vector())), (plain.norm() + mirrored.norm()) / 2);
    }

    private Encoded encoded(float[] answer) {
        double squares = 0;
        for (float v : answer) {
            squares += (double) v * v;
        }
        return new Encoded(Embedding.of(spec.model(), answer), Math.sqrt(squares));
    }

    private float[] input(float[] aligned, boolean mirror) {
        int side = spec.side();
        int plane = side * side;
        float[] out = new float[3 * plane];
        for (int channel = 0; channel < 3; channel++) {
            int from = (spec.rgb() ? channel : 2 - channel) * plane;
            for (int y = 0; y < side; y++) {
                for (int x = 0; x < side; x++) {
                    int source = from + y * side + (mirror ? side - 1 - x : x);
                    out[channel * plane + y * side + x] = (aligned[source] - spec.mean()) / spec.scale();
                }
            }
        }
        return out;
    }

    @Override
    public void close() {
        net.close();
    }
}
