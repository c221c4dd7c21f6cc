package io.dropcast.video.ffmpeg;

import io.dropcast.face.Box;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A face of 300 pixels in a frame of 1920 x 1080: what is kept of it, and what the landmarks are looked for in. */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PlanesBenchmark {
    private static final int WIDTH = 1920;
    private static final int HEIGHT = 1080;
    private static final Box FACE = new Box(800.3, 400.7, 1100.3, 700.7);

    private final Planes planes = new Planes(
            plane(WIDTH, HEIGHT),
            plane(WIDTH / 2, HEIGHT / 2),
            plane(WIDTH / 2, HEIGHT / 2),
            WIDTH,
            HEIGHT,
            DisplayTransform.of(WIDTH, HEIGHT, 1, 0),
            YuvToRgb.of(true, false));

    @Benchmark
    public Object crop() {
        return planes.rgb(FACE, 160, 160);
    }

    @Benchmark
    public Object grey() {
        return planes.grey(FACE, 64);
    }

    private static Planes.Plane plane(int width, int height) {
        byte[] noise = new byte[width * height];
        new Random(1).nextBytes(noise);
        return new Planes.Plane(ByteBuffer.allocateDirect(noise.length).put(noise), width);
    }
}
