package io.dropcast.models.onnx;

import io.dropcast.cluster.evidence.FaceRatio;
import io.dropcast.cluster.evidence.PackLikeness;
import io.dropcast.cluster.evidence.StrangerCurve;
import io.dropcast.detect.FaceNet;
import io.dropcast.embed.FaceEncoder;
import io.dropcast.models.Colour;
import io.dropcast.models.DetectorSpec;
import io.dropcast.models.DetectorThresholds;
import io.dropcast.models.EncoderSpec;
import io.dropcast.models.FacesSpec;
import io.dropcast.models.Fit;
import io.dropcast.models.InputShape;
import io.dropcast.models.InputSpec;
import io.dropcast.models.LandmarkSpec;
import io.dropcast.models.ModelFile;
import io.dropcast.models.ModelPack;
import io.dropcast.models.ModelPaths;
import io.dropcast.models.StrangersSpec;
import io.dropcast.models.TensorSpec;
import io.dropcast.settings.NetThresholds;
import io.dropcast.workflow.Nets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Opens the nets of a checked model pack with ONNX Runtime. */
public final class OrtNets implements Nets {
    /** Axes of height and width in a detector's input. */
    private static final Set<Integer> PICTURE = Set.of(2, 3);
    /** The axis of a detector's output that is as long as its input has cells. */
    private static final Set<Integer> CELLS = Set.of(1);

    private final ModelPack pack;
    private final OrtFile detector;
    private final Optional<OrtFile> landmarks;
    private final OrtFile encoder;

    public OrtNets(ModelPack pack, ModelPaths files) {
        this.pack = pack;
        this.detector = new OrtFile(files.detector(), pack.detector().file().sha256());
        this.landmarks = files.landmarks()
                .map(file ->
                        new OrtFile(file, pack.landmarks().orElseThrow().file().sha256()));
        this.encoder = new OrtFile(files.encoder(), pack.encoder().file().sha256());
    }

    @Override
    public String pack() {
        return pack.name();
    }

    @Override
    public Map<String, String> faceNetDigests() {
        Map<String, String> out = new TreeMap<>();
        put(out, pack.detector().file(), pack.detector().reading());
        pack.landmarks().ifPresent(l -> put(out, l.file(), l.reading()));
        return out;
    }

    @Override
    public Map<String, String> encoderDigests() {
        Map<String, String> out = new TreeMap<>();
        put(out, pack.encoder().file(), pack.name() + " " + pack.encoder().reading());
        return out;
    }

    /** The same file, shown its input in another way, answers something else. */
    private static void put(Map<String, String> into, ModelFile file, String reading) {
        into.put(file.name(), file.sha256());
        into.put(file.name() + " is read as", reading);
    }

    @Override
    public PackLikeness likeness() {
        return pack.likeness()
                .map(l -> new PackLikeness(
                        l.clusterThresh(),
                        l.strangers().map(OrtNets::curve),
                        l.faces().map(OrtNets::ratio)))
                .orElse(PackLikeness.UNKNOWN);
    }

    private static FaceRatio ratio(FacesSpec faces) {
        return new FaceRatio(
                faces.byNorm().stream()
                        .map(p -> new FaceRatio.Point(
                                p.norm(), p.strangers(), p.strangersSpread(), p.lookalikes(), p.same(), p.sameSpread()))
                        .toList(),
                new FaceRatio.Norms(faces.leastNorm(), faces.ownNorm(), faces.clearNorm()));
    }

    /** The list says how many are less alike, the curve how many are at least as alike. */
    private static StrangerCurve curve(StrangersSpec strangers) {
        return new StrangerCurve(
                strangers.pairs(),
                strangers.quantiles().stream()
                        .map(q -> new StrangerCurve.Point(q.similarity(), 1 - q.share()))
                        .toList());
    }

    /** What a pack says of the numbers that belong to its detector. */
    public static NetThresholds thresholds(ModelPack pack) {
        DetectorThresholds t = pack.detector().thresholds();
        return new NetThresholds(t.score(), t.nmsIou(), t.trackHigh(), t.newTrack());
    }

    @Override
    public FaceNet openFaceNet(int width, int height) {
        DetectorSpec says = pack.detector().forFilm(width, height);
        Tensors tensors = tensors(says);
        return switch (says.decoder()) {
            case ULTRALIGHT_RFB -> withLandmarks(tensors, pack.landmarks().orElseThrow());
            case YUNET -> new OrtYuNet(detector, tensors, spec(says, Optional.empty()));
        };
    }

    private static Tensors tensors(DetectorSpec says) {
        boolean film = says.shape() == InputShape.FILM;
        return new Tensors(
                tensor(says.input().spec(), film ? PICTURE : Set.of()),
                says.decoder().outputs().stream()
                        .map(role -> tensor(says.output(role), film ? CELLS : Set.of()))
                        .toList());
    }

    private FaceNet withLandmarks(Tensors faces, LandmarkSpec says) {
        InputSpec in = says.input();
        FaceNet.Points points = new FaceNet.Points(in.width(), (float) in.scale(), says.boxFactor());
        return new OrtFaceNet(
                detector,
                faces,
                landmarks.orElseThrow(),
                new Tensors(tensor(in.spec()), List.of(tensor(says.outputSpec()))),
                spec(pack.detector(), Optional.of(points)));
    }

    private static FaceNet.Spec spec(DetectorSpec detector, Optional<FaceNet.Points> points) {
        InputSpec in = detector.input();
        return new FaceNet.Spec(
                in.width(),
                in.height(),
                in.colour() == Colour.RGB,
                (float) in.mean(),
                (float) in.scale(),
                detector.fit() == Fit.LETTERBOX,
                points);
    }

    private static Tensor tensor(TensorSpec spec) {
        return tensor(spec, Set.of());
    }

    private static Tensor tensor(TensorSpec spec, Set<Integer> ofFilm) {
        return new Tensor(spec.name(), spec.shape(), ofFilm);
    }

    @Override
    public FaceEncoder openEncoder() {
        EncoderSpec says = pack.encoder();
        InputSpec in = says.input();
        return new OrtFaceEncoder(
                encoder,
                new Tensors(tensor(in.spec()), List.of(tensor(says.outputSpec()))),
                new FaceEncoder.Spec(
                        pack.name(),
                        in.width(),
                        in.colour() == Colour.RGB,
                        (float) in.mean(),
                        (float) in.scale(),
                        says.dimensions(),
                        says.mirror()));
    }
}
