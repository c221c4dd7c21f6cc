package io.dropcast.cluster.linkage;

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
import java.util.function.Supplier;

/**
 * Clusters the vectors of a file (float32, little endian, 512 a vector), once, in a process of its own: bench/linkage.sh runs it beside
 * SciPy. Told {@code cut} it does what the cluster stage does with a threshold, told {@code whole} it makes the whole dendrogram, which
 * {@code auto} needs. Prints the seconds for distances, the seconds for merges (with {@code cut} all are in the first), the clusters at a
 * similarity of 0.5, and the most memory that the process held, in KB. Writes the cluster of each vector to a file, a line each.
 */
final class LinkageTrial {
    private static final int NUMBERS = 512;
    private static final double THRESH = 0.5;

    private LinkageTrial() {}

    /** What came out, and when: in nanoseconds. */
    private record Labels(List<Integer> labels, long begin, long compared, long merged) {}

    /**
     * Takes {@code cut} or {@code whole}, the file of vectors, the file for labels.
     */
    public static void main(String[] args) throws IOException {
        List<Embedding> vectors = read(Path.of(args[1]));
        Labels found = args[0].equals("cut") ? cut(vectors) : whole(vectors);
        System.out.printf(
                Locale.ROOT,
                "%.2f %.2f %d %s%n",
                (found.compared() - found.begin()) / 1e9,
                (found.merged() - found.compared()) / 1e9,
                found.labels().stream().distinct().count(),
                mostMemory());
        Files.write(
                Path.of(args[2]), found.labels().stream().map(String::valueOf).toList());
    }

    private static Labels cut(List<Embedding> vectors) {
        long begin = System.nanoTime();
        List<Integer> labels = BoundedLinkage.of(vectors, new BitSet(), THRESH, MatrixBound.ofMegabytes(2048))
                .labels();
        long merged = System.nanoTime();
        return new Labels(labels, begin, merged, merged);
    }

    private static Labels whole(List<Embedding> vectors) {
        long begin = System.nanoTime();
        Supplier<DistanceMatrix> all = () -> DistanceMatrix.cosine(vectors, new BitSet());
        DistanceMatrix distances = all.get();
        long compared = System.nanoTime();
        Dendrogram merges = TwoStepLinkage.of(distances, all);
        long merged = System.nanoTime();
        List<Integer> labels = Arrays.stream(merges.labels(AverageLinkage.cutAt(THRESH)))
                .boxed()
                .toList();
        return new Labels(labels, begin, compared, merged);
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
