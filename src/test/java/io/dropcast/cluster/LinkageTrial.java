package io.dropcast.cluster;

import io.dropcast.face.Embedding;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/**
 * Compares vectors of a file (float32, little endian, 512 a vector) each with each and clusters them, once, in a process of its own:
 * bench/linkage.sh runs it beside SciPy. Prints the seconds for distances, the seconds for merges, the clusters at a similarity of 0.5,
 * and the most memory that the process held, in KB.
 */
final class LinkageTrial {
    private static final int NUMBERS = 512;

    private LinkageTrial() {}

    public static void main(String[] args) throws IOException {
        List<Embedding> vectors = read(Path.of(args[0]));
        long begin = System.nanoTime();
        DistanceMatrix distances = DistanceMatrix.cosine(vectors, new BitSet());
        long compared = System.nanoTime();
        Dendrogram merges = AverageLinkage.of(distances);
        long merged = System.nanoTime();
        long clusters = Arrays.stream(merges.labels(AverageLinkage.cutAt(0.5)))
                .distinct()
                .count();
        System.out.printf(
                Locale.ROOT,
                "%.2f %.2f %d %s%n",
                (compared - begin) / 1e9,
                (merged - compared) / 1e9,
                clusters,
                mostMemory());
    }

    private static List<Embedding> read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        List<Embedding> vectors = new ArrayList<>();
        while (bytes.hasRemaining()) {
            float[] vector = new float[NUMBERS];
            for (int i = 0; i < NUMBERS; i++) {
                vector[i] = bytes.getFloat();
            }
            vectors.add(Embedding.of("trial", vector));
        }
        return vectors;
    }

    private static String mostMemory() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .map(line -> line.replaceAll("[^0-9]", ""))
                .findFirst()
                .orElseThrow();
    }
}
