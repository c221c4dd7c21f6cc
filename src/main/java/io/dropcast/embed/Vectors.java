package io.dropcast.embed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.dropcast.episode.Json;
import io.dropcast.face.Embedding;
import java.util.Optional;

/** Vectors as JSON lists: every float is written so that reading gives the same bits. */
public final class Vectors {
    private Vectors() {}

    public static ArrayNode toJson(Embedding vector) {
        ArrayNode out = Json.array();
        for (float f : vector.toArray()) {
            out.add(f);
        }
        return out;
    }

    /** Empty where there is no list, or nothing in it. */
    public static Optional<Embedding> fromJson(JsonNode numbers, String model) {
        if (!numbers.isArray() || numbers.isEmpty()) {
            return Optional.empty();
        }
        float[] v = new float[numbers.size()];
        for (int i = 0; i < v.length; i++) {
            v[i] = (float) numbers.get(i).asDouble();
        }
        return Optional.of(Embedding.stored(model, v));
    }
}
