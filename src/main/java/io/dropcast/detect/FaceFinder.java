package io.dropcast.detect;

import io.dropcast.face.Box;
import io.dropcast.face.Crop;
import io.dropcast.face.GreyPatch;
import io.dropcast.face.Landmarks;
import io.dropcast.face.Quality;
import io.dropcast.video.Frame;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the faces of one frame. Holds a net and its input buffers; one thread at a time. */
final class FaceFinder implements AutoCloseable {
    private static final Comparator<Detection> LEFT_TO_RIGHT = Comparator.comparingDouble(
                    (Detection d) -> d.box().x1())
            .thenComparingDouble(d -> d.box().y1())
            .thenComparingDouble(Detection::conf);

    private final FaceNet net;
    private final FaceNet.Spec spec;
    private final DetectSettings settings;
    private final float[] input;
    /** What the net sees for each value of a byte. */
    private final float[] shade = new float[256];

    FaceFinder(FaceNet net, DetectSettings settings) {
        this.net = net;
        this.spec = net.spec();
        this.settings = settings;
        this.input = new float[3 * spec.width() * spec.height()];
        for (int v = 0; v < shade.length; v++) {
            shade[v] = (v - spec.mean()) / spec.scale();
        }
    }

    /** The faces from left to right, numbered within the frame. */
    List<Detection> find(Frame frame) {
        Box whole = new Box(0, 0, frame.width(), frame.height());
        fill(frame.crop(whole, spec.width(), spec.height()));
        List<Detection> found = new ArrayList<>();
        for (Candidate c : Nms.keep(candidates(net.faces(input), whole), settings.nmsIou())) {
            found.add(look(frame, c));
        }
        found.sort(LEFT_TO_RIGHT);
        return found;
    }

    private void fill(Crop picture) {
        byte[] rgb = picture.rgb();
        int plane = spec.width() * spec.height();
        int first = spec.rgb() ? 0 : 2;
        for (int channel = 0; channel < 3; channel++) {
            int source = Math.abs(first - channel);
            int target = channel * plane;
            for (int i = 0; i < plane; i++) {
                input[target + i] = shade[rgb[3 * i + source] & 0xff];
            }
        }
    }

    private List<Candidate> candidates(RawFaces raw, Box whole) {
        List<Candidate> out = new ArrayList<>();
        for (int a = 0; a < raw.count(); a++) {
            float score = raw.score(a);
            double x1 = whole.xAt(raw.corner(a, 0));
            double y1 = whole.yAt(raw.corner(a, 1));
            double x2 = whole.xAt(raw.corner(a, 2));
            double y2 = whole.yAt(raw.corner(a, 3));
            boolean real = x2 - x1 >= 1 && y2 - y1 >= 1 && Double.isFinite(x1 + y1 + x2 + y2);
            if (score >= settings.threshold() && real) {
                out.add(new Candidate(new Box(x1, y1, x2, y2), score));
            }
        }
        return out;
    }

    private Detection look(Frame frame, Candidate c) {
        Box region = c.box().widened(spec.pointsFactor());
        GreyPatch patch = frame.grey(region, spec.pointsSide());
        Optional<Landmarks> landmarks = c.conf() < settings.landmarkConf()
                ? Optional.empty()
                : Optional.of(FivePoints.of(net.points(scaled(patch)), region));
        double turn = landmarks.map(Landmarks::turn).orElse(0.0);
        Quality quality = Quality.of(
                c.conf(), patch.std(), patch.laplacianVariance(), c.box().area(), turn);
        double clipped = Clipping.of(c.box(), frame.width(), frame.height());
        return new Detection(
                0, frame.index(), frame.ts(), c.box(), c.conf(), landmarks, quality, clipped, Optional.empty());
    }

    private float[] scaled(GreyPatch patch) {
        float[] values = patch.values();
        float[] out = new float[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = values[i] / spec.pointsDivisor();
        }
        return out;
    }

    @Override
    public void close() {
        net.close();
    }
}
