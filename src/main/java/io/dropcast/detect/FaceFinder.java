package io.dropcast.detect;

import io.dropcast.face.Box;
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
    /** What contrast and blur are measured on when no net that looks for points says otherwise: as large, as much of the face. */
    private static final FaceNet.Points MEASURED = new FaceNet.Points(64, 256, 1.1);

    static final Comparator<Detection> LEFT_TO_RIGHT = Comparator.comparingDouble(
                    (Detection d) -> d.box().x1())
            .thenComparingDouble(d -> d.box().y1())
            .thenComparingDouble(Detection::conf);

    /** Confidence that a closer look must give: a part of a picture, enlarged, has more that looks like a face. */
    private static final double SURE = 0.75;
    /** Overlap with the place of a faint face from which what a closer look shows is that face. */
    static final double SAME = 0.3;

    private final FaceNet net;
    private final FaceNet.Spec spec;
    private final FaceNet.Points patches;
    private final DetectSettings settings;
    private final DetectorInput sight;

    FaceFinder(FaceNet net, DetectSettings settings) {
        this.net = net;
        this.spec = net.spec();
        this.patches = spec.points().orElse(MEASURED);
        this.settings = settings;
        this.sight = new DetectorInput(net, settings.threshold());
    }

    /** The faces from left to right, numbered within the frame. */
    List<Detection> find(Frame frame) {
        Tile all = Tile.whole(frame, spec);
        List<Candidate> whole = Nms.keep(sight.see(frame, all), settings.nmsIou());
        List<Detection> found = new ArrayList<>(inTiles(frame, whole, all.pixel(spec)));
        for (Candidate c : TileFaces.notReplaced(whole, found, settings.landmarkConf())) {
            found.add(look(frame, c));
        }
        found.sort(LEFT_TO_RIGHT);
        return found;
    }

    /**
     * Shows the net a face again, enlarged.
     *
     * @param faint where the whole frame shows it
     * @return the face; empty when the net is not sure of it there, or the points make no face
     */
    Optional<Detection> closer(Frame frame, Box faint) {
        Tile view = Tile.around(faint, spec);
        return sight.see(frame, view).stream()
                .filter(c -> c.conf() >= SURE && c.box().iou(faint) >= SAME && !view.cuts(c.box(), frame))
                .min(Nms.BEST_FIRST)
                .map(c -> look(frame, c))
                .filter(Detection::plausible);
    }

    /** What only a tile shows. */
    private List<Detection> inTiles(Frame frame, List<Candidate> whole, double pixel) {
        List<Candidate> seen = new ArrayList<>();
        for (Tile tile : Tile.tiles(frame, spec, settings.tiles())) {
            for (Candidate c : sight.see(frame, tile)) {
                if (!tile.cuts(c.box(), frame)) {
                    seen.add(c);
                }
            }
        }
        return TileFaces.fresh(seen, whole, settings.landmarkConf(), pixel).stream()
                .map(c -> look(frame, c))
                .filter(Detection::plausible)
                .toList();
    }

    private Detection look(Frame frame, Candidate c) {
        Box region = c.box().widened(patches.factor());
        GreyPatch patch = frame.grey(region, patches.side());
        Optional<Landmarks> landmarks =
                c.conf() < settings.landmarkConf() ? Optional.empty() : points(c, patch, region);
        double turn = landmarks.map(Landmarks::turn).orElse(0.0);
        Quality quality = Quality.of(
                c.conf(), patch.std(), patch.laplacianVariance(), c.box().area(), turn);
        double clipped = Clipping.of(c.box(), frame.width(), frame.height());
        return new Detection(
                0, frame.index(), frame.ts(), c.box(), c.conf(), landmarks, quality, clipped, Optional.empty());
    }

    private Optional<Landmarks> points(Candidate c, GreyPatch patch, Box region) {
        return spec.points().isEmpty() ? c.points() : Optional.of(FivePoints.of(net.points(scaled(patch)), region));
    }

    private float[] scaled(GreyPatch patch) {
        float[] values = patch.values();
        float[] out = new float[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = values[i] / patches.divisor();
        }
        return out;
    }

    @Override
    public void close() {
        net.close();
    }
}
