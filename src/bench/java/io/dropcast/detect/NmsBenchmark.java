package io.dropcast.detect;

import io.dropcast.face.Box;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** 400 candidates about 20 faces in a frame of 1920 x 1080, which is a crowd. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 8, time = 1)
public class NmsBenchmark {
    private static final int FACES = 20;
    private static final int EACH = 20;

    private final List<Candidate> candidates = candidates();

    @Benchmark
    public Object keep() {
        return Nms.keep(candidates, 0.4);
    }

    private static List<Candidate> candidates() {
        Random random = new Random(1);
        return Stream.generate(
                        () -> Box.around(60 + 1800 * random.nextDouble(), 60 + 960 * random.nextDouble(), 80, 100))
                .limit(FACES)
                .flatMap(face -> Stream.generate(() -> candidate(face, random)).limit(EACH))
                .toList();
    }

    private static Candidate candidate(Box face, Random random) {
        double x = face.centerX() + 8 * random.nextGaussian();
        double y = face.centerY() + 8 * random.nextGaussian();
        return new Candidate(Box.around(x, y, face.width(), face.height()), 0.5 + random.nextDouble() / 2);
    }
}
