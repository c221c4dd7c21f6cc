package io.dropcast.cluster;

import io.dropcast.face.Embedding;
import io.dropcast.face.MadeUpVectors;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** 1000 tracks of 40 people. The linkage uses the matrix up, so the distances are made, and measured, each time. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 8, time = 1)
public class LinkageBenchmark {
    private final List<Embedding> tracks = MadeUpVectors.of(1000, 40);

    @Benchmark
    public Object distancesAndLinkage() {
        return AverageLinkage.of(DistanceMatrix.cosine(tracks, new BitSet()));
    }
}
