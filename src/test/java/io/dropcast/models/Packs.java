package io.dropcast.models;

import io.dropcast.cluster.evidence.PackLikeness;
import io.dropcast.detect.nets.UltraLightRfb;
import io.dropcast.episode.Digest;
import io.dropcast.settings.NetThresholds;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A made-up pack whose files are a few words. */
final class Packs {
    static final NpmSource SOURCE = new NpmSource("tiny-pack", "1.2.3", "package/model");

    private Packs() {}

    static ModelPack tiny() {
        return tiny(Optional.of(SOURCE));
    }

    static ModelPack tiny(Optional<ModelSource> source) {
        InputSpec frame = new InputSpec("input", Layout.NCHW, 320, 240, Colour.RGB, 127, 128);
        InputSpec face = new InputSpec("input", Layout.NCHW, 64, 64, Colour.GREY, 0, 256);
        InputSpec crop = new InputSpec("input", Layout.NCHW, 112, 112, Colour.BGR, 127.5, 127.5);
        Map<String, TensorSpec> outputs = Map.of(
                "scores", new TensorSpec("scores", List.of(1, 4420, 2)),
                "boxes", new TensorSpec("boxes", List.of(1, 4420, 4)));
        return new ModelPack(
                "tiny",
                "MIT",
                new DetectorSpec(
                        file("detect.onnx", source),
                        new UltraLightRfb(),
                        frame,
                        InputShape.FIXED,
                        Fit.STRETCH,
                        outputs,
                        new NetThresholds(0.1, 0.4, 0.5, 0.7)),
                Optional.of(new LandmarkSpec(file("landmark.onnx", source), face, 1.1, "output", 68)),
                new EncoderSpec(file("feature.onnx", source), crop, "output", 512, true),
                PackLikeness.UNKNOWN);
    }

    /** The bytes that the pack wants under that name. */
    static byte[] content(String name) {
        return ("the weights of " + name).repeat(100).getBytes(StandardCharsets.UTF_8);
    }

    static ModelFile file(String name) {
        return file(name, Optional.of(SOURCE));
    }

    static ModelFile file(String name, Optional<ModelSource> source) {
        return new ModelFile(name, sha256(content(name)), source);
    }

    static String sha256(byte[] content) {
        return Digest.of(content);
    }
}
