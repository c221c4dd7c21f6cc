package io.dropcast.cluster.linkage;

import io.dropcast.face.Embedding;
import io.dropcast.face.MadeUpVectors;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** 1000 tracks of 40 people. The linkage uses the matrix up, so the distances are made, and measured, each time. */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class LinkageBenchmark {
    private final List<Embedding> tracks = MadeUpVectors.of(1000, 40);

    @Benchmark
    public Object distancesAndLinkage() {
        return AverageLinkage.of(DistanceMatrix.cosine(tracks, new BitSet()));
    }
}
