package io.dropcast.face;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** 2000 vectors of 512 numbers, each with all behind it: two million products. */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class DotProductsBenchmark {
    private final List<Embedding> vectors = MadeUpVectors.of(2000, 40);

    @Benchmark
    public void pairs(Blackhole hole) {
        DotProducts.pairs(vectors, (row, first, count, dots, from) -> hole.consume(dots[from + count - 1]));
    }
}
