package io.dropcast.detect;

import io.dropcast.face.Landmarks;
import io.dropcast.video.FakeFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * A net that is told which faces each frame has. It reads the number of the frame from the picture of a {@link FakeFrame}. Its points
 * are those of a frontal face.
 */
final class FakeNet implements FaceNet {
    static final Points POINTS = new Points(4, 1, 1.1);
    static final Spec SPEC = new Spec(8, 6, true, 0, 1, false, Optional.of(POINTS));

    private final Spec spec;
    private final IntFunction<List<Candidate>> faces;
    private final List<float[]> seen = new ArrayList<>();
    private boolean closed;

    FakeNet(Spec spec, IntFunction<List<Candidate>> faces) {
        this.spec = spec;
        this.faces = faces;
    }

    FakeNet(IntFunction<List<Candidate>> faces) {
        this(SPEC, faces);
    }

    @Override
    public Spec spec() {
        return spec;
    }

    @Override
    public RawFaces faces(float[] input) {
        seen.add(input.clone());
        int plane = spec.width() * spec.height();
        int red = value(input, spec.rgb() ? 0 : 2 * plane);
        int frame = red + 256 * value(input, plane);
        List<Candidate> found = faces.apply(frame);
        float[] scores = new float[found.size()];
        float[] corners = new float[4 * found.size()];
        for (int i = 0; i < scores.length; i++) {
            Candidate c = found.get(i);
            scores[i] = (float) c.conf();
            corners[4 * i] = (float) (c.box().x1() / FakeFrame.WIDTH);
            corners[4 * i + 1] = (float) (c.box().y1() / FakeFrame.HEIGHT);
            corners[4 * i + 2] = (float) (c.box().x2() / FakeFrame.WIDTH);
            corners[4 * i + 3] = (float) (c.box().y2() / FakeFrame.HEIGHT);
        }
        return new RawFaces(scores, corners);
    }

    private int value(float[] input, int at) {
        return Math.round(input[at] * spec.scale() + spec.mean());
    }

    @Override
    public float[] points(float[] input) {
        seen.add(input.clone());
        float[] points = new float[136];
        put(points, 0.3f, 0.4f, 37, 38, 40, 41);
        put(points, 0.7f, 0.4f, 43, 44, 46, 47);
        put(points, 0.5f, 0.6f, 30);
        put(points, 0.35f, 0.8f, 48);
        put(points, 0.65f, 0.8f, 54);
        return points;
    }

    private static void put(float[] points, float x, float y, int... which) {
        for (int p : which) {
            points[2 * p] = x;
            points[2 * p + 1] = y;
        }
    }

    /** Every input so far: of faces and of points. */
    List<float[]> seen() {
        return seen;
    }

    boolean closed() {
        return closed;
    }

    @Override
    public void close() {
        if (closed) {
            throw new IllegalStateException("a net was closed twice");
        }
        closed = true;
    }

    /** Where {@link #points} come to lie for a face box without widening. */
    static Landmarks frontal(io.dropcast.face.Box box) {
        return Landmarks.of(
                box.xAt(0.3),
                box.yAt(0.4),
                box.xAt(0.7),
                box.yAt(0.4),
                box.xAt(0.5),
                box.yAt(0.6),
                box.xAt(0.35),
                box.yAt(0.8),
                box.xAt(0.65),
                box.yAt(0.8));
    }
}
