package io.dropcast.embed;

import io.dropcast.face.Embedding;
import java.util.Random;

/** Vectors of people who do not exist: pictures of one person are alike, those of two are not. */
final class Strangers {
    private static final int SIZE = 128;

    private final Random random;

    Strangers(long seed) {
        this.random = new Random(seed);
    }

    /** Somebody new. */
    float[] person() {
        float[] v = new float[SIZE];
        for (int i = 0; i < SIZE; i++) {
            v[i] = (float) (random.nextGaussian() / Math.sqrt(SIZE));
        }
        return v;
    }

    /** A picture of the person: two of them have the given similarity, more or less; 0 is a smear. */
    Embedding picture(float[] person, double likeness) {
        float[] other = person();
        float[] v = new float[SIZE];
        for (int i = 0; i < SIZE; i++) {
            v[i] = (float) (Math.sqrt(likeness) * person[i] + Math.sqrt(1 - likeness) * other[i]);
        }
        return Embedding.of("fake", v);
    }

    Embedding picture(float[] person) {
        return picture(person, 0.75);
    }

    /** Between two looks: 0 is the first, 1 the second. */
    static float[] between(float[] a, float[] b, double share) {
        float[] v = new float[SIZE];
        for (int i = 0; i < SIZE; i++) {
            v[i] = (float) (Math.cos(share * Math.PI / 2) * a[i] + Math.sin(share * Math.PI / 2) * b[i]);
        }
        return v;
    }
}
