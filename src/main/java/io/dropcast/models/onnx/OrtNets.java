package io.dropcast.models.onnx;

import io.dropcast.cluster.evidence.PackLikeness;
import io.dropcast.detect.FaceNet;
import io.dropcast.embed.FaceEncoder;
import io.dropcast.models.Colour;
import io.dropcast.models.DetectorSpec;
import io.dropcast.models.EncoderSpec;
import io.dropcast.models.Fit;
import io.dropcast.models.InputShape;
import io.dropcast.models.InputSpec;
import io.dropcast.models.LandmarkSpec;
import io.dropcast.models.ModelFile;
import io.dropcast.models.ModelPack;
import io.dropcast.models.ModelPaths;
import io.dropcast.models.TensorSpec;
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

    /** Loads ONNX Runtime if that was not done yet. */
    public static void load() {
        OrtModel.load();
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
        return pack.likeness();
    }

    @Override
    public FaceNet openFaceNet(int width, int height) {
        DetectorSpec says = pack.detector().forFilm(width, height);
        OrtModel faces = openDetector(says);
        try {
            Optional<OrtModel> points = pack.landmarks().map(this::openLandmarks);
            return new OrtFaceNet(spec(says, pack.landmarks()), says.family(), faces, points);
        } catch (RuntimeException e) {
            faces.close();
            throw e;
        }
    }

    private OrtModel openDetector(DetectorSpec says) {
        boolean film = says.shape() == InputShape.FILM;
        return new OrtModel(
                detector,
                tensor(says.input().spec(), film ? PICTURE : Set.of()),
                says.family().outputs().stream()
                        .map(role -> tensor(says.output(role), film ? CELLS : Set.of()))
                        .toList());
    }

    private OrtModel openLandmarks(LandmarkSpec says) {
        return open(landmarks.orElseThrow(), says.input(), says.outputSpec());
    }

    private static FaceNet.Spec spec(DetectorSpec detector, Optional<LandmarkSpec> landmarks) {
        InputSpec in = detector.input();
        return new FaceNet.Spec(
                in.width(),
                in.height(),
                in.colour() == Colour.RGB,
                (float) in.mean(),
                (float) in.scale(),
                detector.fit() == Fit.LETTERBOX,
                landmarks.map(says -> new FaceNet.Points(
                        says.input().width(), (float) says.input().scale(), says.boxFactor())));
    }

    @Override
    public FaceEncoder openEncoder() {
        EncoderSpec says = pack.encoder();
        InputSpec in = says.input();
        FaceEncoder.Spec spec = new FaceEncoder.Spec(
                pack.name(),
                in.width(),
                in.colour() == Colour.RGB,
                (float) in.mean(),
                (float) in.scale(),
                says.dimensions(),
                says.mirror());
        return new OrtFaceEncoder(spec, open(encoder, in, says.outputSpec()));
    }

    private static OrtModel open(OrtFile file, InputSpec in, TensorSpec out) {
        return new OrtModel(file, tensor(in.spec(), Set.of()), List.of(tensor(out, Set.of())));
    }

    private static Tensor tensor(TensorSpec spec, Set<Integer> ofFilm) {
        return new Tensor(spec.name(), spec.shape(), ofFilm);
    }
}
