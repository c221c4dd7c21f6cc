package io.dropcast.face;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Vectors of people who do not exist. The same numbers give the same vectors. */
public final class MadeUpVectors {
    private static final int NUMBERS = 512;
    /** Two vectors of one person then have a similarity of about 0.6, as with real faces. */
    private static final double SPREAD = 0.8;

    private MadeUpVectors() {}

    /** So many vectors of 512 numbers, the people in turn. */
    public static List<Embedding> of(int count, int people) {
        Random random = new Random(1);
        float[][] centers = IntStream.range(0, people)
                .mapToObj(p -> around(new float[NUMBERS], 1, random))
                .toArray(float[][]::new);
        return IntStream.range(0, count)
                .mapToObj(i -> Embedding.of("made-up", around(centers[i % people], SPREAD, random)))
                .toList();
    }

    private static float[] around(float[] center, double spread, Random random) {
        float[] vector = center.clone();
        for (int k = 0; k < vector.length; k++) {
            vector[k] += (float) (spread * random.nextGaussian());
        }
        return vector;
    }
}
