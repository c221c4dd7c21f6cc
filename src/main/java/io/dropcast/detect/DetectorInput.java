package io.dropcast.detect;

import io.dropcast.face.Box;
import io.dropcast.face.Crop;
import io.dropcast.face.Landmarks;
import io.dropcast.video.Frame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Shows a part of a frame to the net, and says in frame pixels what it saw. Holds the net's input buffer; one thread at a time. */
final class DetectorInput {
    private final FaceNet net;
    private final FaceNet.Spec spec;
    private final double threshold;
    private final float[] input;
    /** What the net sees for each value of a byte. */
    private final float[] shade = new float[256];

    /** @param threshold confidence from which a face is reported */
    DetectorInput(FaceNet net, double threshold) {
        this.net = net;
        this.spec = net.spec();
        this.threshold = threshold;
        this.input = new float[3 * spec.width() * spec.height()];
        for (int v = 0; v < shade.length; v++) {
            shade[v] = (v - spec.mean()) / spec.scale();
        }
    }

    List<Candidate> see(Frame frame, Tile view) {
        fill(frame.crop(view.part(), view.width(), view.height()));
        return candidates(net.faces(input), view.shown());
    }

    private void fill(Crop picture) {
        int plane = spec.width() * spec.height();
        if (picture.width() * picture.height() < plane) {
            Arrays.fill(input, shade[0]);
        }
        for (int y = 0; y < picture.height(); y++) {
            fillRow(picture, y);
        }
    }

    /** All three colours of a pixel at once: half the time that it takes one colour after the other. */
    private void fillRow(Crop picture, int y) {
        byte[] rgb = picture.rgb();
        int plane = spec.width() * spec.height();
        int from = 3 * y * picture.width();
        int red = y * spec.width() + (spec.rgb() ? 0 : 2 * plane);
        int green = y * spec.width() + plane;
        int blue = y * spec.width() + (spec.rgb() ? 2 * plane : 0);
        for (int x = 0; x < picture.width(); x++) {
            int pixel = from + 3 * x;
            input[red + x] = shade[rgb[pixel] & 0xff];
            input[green + x] = shade[rgb[pixel + 1] & 0xff];
            input[blue + x] = shade[rgb[pixel + 2] & 0xff];
        }
    }

    private List<Candidate> candidates(RawFaces raw, Box shown) {
        List<Candidate> out = new ArrayList<>();
        for (int a = 0; a < raw.count(); a++) {
            float score = raw.score(a);
            double x1 = shown.xAt(raw.corner(a, 0));
            double y1 = shown.yAt(raw.corner(a, 1));
            double x2 = shown.xAt(raw.corner(a, 2));
            double y2 = shown.yAt(raw.corner(a, 3));
            boolean real = x2 - x1 >= 1 && y2 - y1 >= 1 && Double.isFinite(x1 + y1 + x2 + y2);
            if (score >= threshold && real) {
                out.add(new Candidate(new Box(x1, y1, x2, y2), score, points(raw, a, shown)));
            }
        }
        return out;
    }

    private static Optional<Landmarks> points(RawFaces raw, int anchor, Box shown) {
        if (!raw.hasPoints()) {
            return Optional.empty();
        }
        double[] xy = new double[2 * Landmarks.POINTS];
        for (int p = 0; p < Landmarks.POINTS; p++) {
            xy[2 * p] = shown.xAt(raw.point(anchor, 2 * p));
            xy[2 * p + 1] = shown.yAt(raw.point(anchor, 2 * p + 1));
        }
        return Arrays.stream(xy).allMatch(Double::isFinite) ? Optional.of(Landmarks.of(xy)) : Optional.empty();
    }
}
