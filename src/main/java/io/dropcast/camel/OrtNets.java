package io.dropcast.camel;

import io.dropcast.cluster.PackLikeness;
import io.dropcast.cluster.StrangerCurve;
import io.dropcast.detect.FaceNet;
import io.dropcast.embed.FaceEncoder;
import io.dropcast.models.Colour;
import io.dropcast.models.EncoderSpec;
import io.dropcast.models.InputSpec;
import io.dropcast.models.LandmarkSpec;
import io.dropcast.models.ModelFile;
import io.dropcast.models.ModelPack;
import io.dropcast.models.ModelPaths;
import io.dropcast.models.StrangersSpec;
import io.dropcast.onnx.OrtFaceEncoder;
import io.dropcast.onnx.OrtFaceNet;
import io.dropcast.pipeline.Nets;
import java.util.List;
import java.util.Map;

/** Opens the nets of a checked model pack with ONNX Runtime. */
final class OrtNets implements Nets {
    private final ModelPack pack;
    private final ModelPaths files;
    private final LandmarkSpec landmarks;

    /** @throws IllegalArgumentException when the pack needs a decoder that is not here yet */
    OrtNets(ModelPack pack, ModelPaths files) {
        this.pack = pack;
        this.files = files;
        this.landmarks = pack.landmarks()
                .orElseThrow(() -> new IllegalArgumentException("the model pack '" + pack.name()
                        + "' has no landmark model, and the decoder '"
                        + pack.detector().decoder().id() + "' is not supported yet"));
    }

    @Override
    public String pack() {
        return pack.name();
    }

    @Override
    public Map<String, String> faceNetDigests() {
        ModelFile faces = pack.detector().file();
        return Map.of(
                faces.name(),
                faces.sha256(),
                landmarks.file().name(),
                landmarks.file().sha256());
    }

    @Override
    public Map<String, String> encoderDigests() {
        ModelFile encoder = pack.encoder().file();
        return Map.of(encoder.name(), encoder.sha256());
    }

    @Override
    public PackLikeness likeness() {
        return pack.likeness()
                .map(l -> new PackLikeness(l.clusterThresh(), l.strangers().map(OrtNets::curve)))
                .orElse(PackLikeness.UNKNOWN);
    }

    /** The list says how many are less alike, the curve how many are at least as alike. */
    private static StrangerCurve curve(StrangersSpec strangers) {
        return new StrangerCurve(
                strangers.pairs(),
                strangers.quantiles().stream()
                        .map(q -> new StrangerCurve.Point(q.similarity(), 1 - q.share()))
                        .toList());
    }

    @Override
    public FaceNet openFaceNet() {
        InputSpec in = pack.detector().input();
        InputSpec points = landmarks.input();
        return new OrtFaceNet(
                files.detector(),
                new OrtFaceNet.Names(
                        in.tensor(),
                        List.of(
                                pack.detector().output("scores").name(),
                                pack.detector().output("boxes").name())),
                files.landmarks().orElseThrow(),
                new OrtFaceNet.Names(points.tensor(), List.of(landmarks.output())),
                new FaceNet.Spec(
                        in.width(),
                        in.height(),
                        in.colour() == Colour.RGB,
                        (float) in.mean(),
                        (float) in.scale(),
                        points.width(),
                        (float) points.scale(),
                        landmarks.boxFactor()));
    }

    @Override
    public FaceEncoder openEncoder() {
        EncoderSpec encoder = pack.encoder();
        InputSpec in = encoder.input();
        return new OrtFaceEncoder(
                files.encoder(),
                in.tensor(),
                encoder.output(),
                new FaceEncoder.Spec(
                        pack.name(),
                        in.width(),
                        in.colour() == Colour.RGB,
                        (float) in.mean(),
                        (float) in.scale(),
                        encoder.dimensions(),
                        encoder.mirror()));
    }
}
