package io.dropcast.people.match;

import io.dropcast.face.Embedding;
import io.dropcast.face.PersonId;
import java.util.List;
import java.util.Set;

/** Looks that lie where a test wants them. */
public final class FakeLook {
    private FakeLook() {}

    static MatchCluster look(String cluster, double... vector) {
        return look(cluster, Set.of(), vector);
    }

    static MatchCluster look(String cluster, Set<String> onScreenWith, double... vector) {
        return new MatchCluster(cluster, embedding("fake", vector), 10, onScreenWith);
    }

    static MatchCluster seen(String cluster, int faces, double... vector) {
        return new MatchCluster(cluster, embedding("fake", vector), faces, Set.of());
    }

    public static Embedding embedding(String model, double... vector) {
        float[] floats = new float[vector.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) vector[i];
        }
        return Embedding.of(model, floats);
    }

    /** The vector in the plane whose similarity to (1, 0) is given. */
    static double[] similar(double similarity) {
        return new double[] {similarity, Math.sqrt(1 - similarity * similarity)};
    }

    static KnownPerson person(int number, MatchCluster... owned) {
        return new KnownPerson(new PersonId(number), List.of(owned), Set.of());
    }

    static KnownPerson personBut(int number, Set<String> never, MatchCluster... owned) {
        return new KnownPerson(new PersonId(number), List.of(owned), never);
    }
}
