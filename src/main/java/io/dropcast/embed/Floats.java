package io.dropcast.embed;

import io.dropcast.episode.EpisodeStore;
import io.dropcast.face.Embedding;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Vectors as rows of 32-bit floats, least significant byte first: {@code numpy.fromfile(f, '<f4').reshape(-1, dimensions)}. */
public final class Floats {
    private Floats() {}

    static EpisodeStore.Writer writer(List<Embedding> vectors) {
        return out -> {
            for (Embedding v : vectors) {
                out.write(bytes(v));
            }
        };
    }

    /** One row. */
    public static byte[] bytes(Embedding v) {
        ByteBuffer row = ByteBuffer.allocate(4 * v.size()).order(ByteOrder.LITTLE_ENDIAN);
        row.asFloatBuffer().put(v.toArray());
        return row.array();
    }

    static List<Embedding> read(byte[] content, int dimensions, String model) {
        List<Embedding> out = new ArrayList<>();
        if (dimensions == 0 || content.length % (4 * dimensions) != 0) {
            if (content.length != 0) {
                throw new IllegalStateException(content.length + " bytes are no rows of " + dimensions + " floats");
            }
            return out;
        }
        ByteBuffer rows = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        while (rows.hasRemaining()) {
            float[] v = new float[dimensions];
            for (int i = 0; i < dimensions; i++) {
                v[i] = rows.getFloat();
            }
            out.add(Embedding.stored(model, v));
        }
        return out;
    }
}
