package io.dropcast.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import io.dropcast.detect.FaceNet;
import io.dropcast.detect.nets.UltraLightRfb;
import io.dropcast.embed.FaceEncoder;
import io.dropcast.episode.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On the real models, where they are. */
final class OrtFaceEncoderTest {
    private static final Path FEATURE = Path.of("models", "fr_feature.onnx");
    private static final Path DETECT = Path.of("models", "fr_detect.onnx");
    private static final Path LANDMARK = Path.of("models", "fr_landmark.onnx");
    private static final FaceEncoder.Spec SPEC = new FaceEncoder.Spec("fake", 112, false, 127.5f, 127.5f, 512, false);

    private static final FaceNet.Spec FACES_SPEC =
            new FaceNet.Spec(320, 240, true, 127, 128, false, Optional.of(new FaceNet.Points(64, 256, 1.1)));
    private static final Tensor SCORES = new Tensor("scores", List.of(1, 4420, 2));
    private static final Tensor BOXES = new Tensor("boxes", List.of(1, 4420, 4));

    @BeforeEach
    void theModelsAreThere() {
        for (Path model : List.of(FEATURE, DETECT, LANDMARK)) {
            Assumptions.assumeTrue(
                    Files.isRegularFile(model), model + " is not there: './dropcast models fetch' brings it");
        }
    }

    @Test
    void tinyWeightsChangeNoBitOfTheAnswer() throws IOException {
        byte[] asPublished = Files.readAllBytes(FEATURE);

        byte[] without = Net.edit(asPublished, TinyWeights::zero);

        assertThat(without).as("weights that slow the net down").isNotEqualTo(asPublished);
        assertThat(answer(without)).isEqualTo(answer(asPublished));
    }

    @Test
    void deadChannelsAreAThirdOfTheNetAndChangeTheAnswerByRoundingOnly() throws IOException {
        byte[] weights = Net.edit(Files.readAllBytes(FEATURE), TinyWeights::zero);
        float[] asPublished = answer(weights);

        assertThat(Net.edit(weights, DeadChannels::drop).length).isLessThan(weights.length * 3 / 4);
        try (OrtFaceEncoder encoder = encoder("input", 112, 512)) {
            assertThat(encoder.encode(face())).containsExactly(asPublished, Offset.offset(1e-5f));
        }
    }

    @Test
    void allSlopesAreWrittenInTheQuickWayAndChangeTheAnswerByRoundingOnly() throws IOException {
        byte[] alive = Net.edit(Files.readAllBytes(FEATURE), net -> {
            TinyWeights.zero(net);
            DeadChannels.drop(net);
        });

        byte[] quick = Net.edit(alive, QuickPRelu::write);

        assertThat(operators(alive)).filteredOn("PRelu"::equals).hasSize(33);
        assertThat(operators(quick)).doesNotContain("PRelu");
        assertThat(answer(quick)).containsExactly(answer(alive), Offset.offset(1e-5f));
    }

    /** When this fails because other bytes are made of a file, the version in OrtFile is to be raised, too. */
    @Test
    void thisVersionMakesTheseBytesOfTheEncoder() {
        Assumptions.assumeTrue(QuickPRelu.helps(), "another kind of processor");
        assertThat(Digest.of(OrtFiles.of(FEATURE).bytes()))
                .isEqualTo("dcabdc185c08cdafefbe4847a7ea027cb83d6334c0c618f8d198be6ce99100bd");
    }

    private static List<String> operators(byte[] model) throws IOException {
        return ModelProto.parseFrom(model).getGraph().getNodeList().stream()
                .map(NodeProto::getOpType)
                .toList();
    }

    @Test
    void anEncoderOfAnotherShapeIsRefused() {
        assertThatThrownBy(() -> encoder("input", 160, 512).close())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("112, 112]")
                .hasMessageContaining("[1, 3, 160, 160]");
    }

    @Test
    void anEncoderWithAnotherInputIsRefused() {
        assertThatThrownBy(() -> encoder("data", 112, 512).close())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("'data'")
                .hasMessageContaining("[input]");
    }

    @Test
    void theFaceNetAnswersWithAScoreForEachBox() {
        OrtModel points = new OrtModel(
                OrtFiles.of(LANDMARK),
                new Tensor("input", List.of(1, 1, 64, 64)),
                List.of(new Tensor("output", List.of(1, 136))));
        try (OrtFaceNet net =
                new OrtFaceNet(FACES_SPEC, new UltraLightRfb(), detector(SCORES, BOXES), Optional.of(points))) {
            // RawFaces itself refuses arrays that do not fit each other
            assertThat(net.faces(new float[3 * 240 * 320])).isNotNull();
            assertThat(net.points(new float[64 * 64])).hasSize(136);
        }
    }

    @Test
    void boxesAndScoresTheWrongWayRoundAreRefused() {
        assertThatThrownBy(() -> detector(new Tensor("boxes", SCORES.shape()), new Tensor("scores", BOXES.shape()))
                        .close())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("'boxes' of shape [1, 4420, 4]")
                .hasMessageContaining("[1, 4420, 2]");
    }

    @Test
    void anEncoderOfAnotherLengthIsRefused() {
        assertThatThrownBy(() -> encoder("input", 112, 128).close())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("512]")
                .hasMessageContaining("[1, 128]");
    }

    private static OrtModel detector(Tensor scores, Tensor boxes) {
        return new OrtModel(OrtFiles.of(DETECT), new Tensor("input", List.of(1, 3, 240, 320)), List.of(scores, boxes));
    }

    private static OrtFaceEncoder encoder(String input, int side, int dimensions) {
        Tensor in = new Tensor(input, List.of(1, 3, side, side));
        Tensor out = new Tensor("output", List.of(1, dimensions));
        return new OrtFaceEncoder(SPEC, new OrtModel(OrtFiles.of(FEATURE), in, List.of(out)));
    }

    private static float[] answer(byte[] model) {
        Tensor in = new Tensor("input", List.of(1, 3, 112, 112));
        return AsItIs.run(model, in, new Tensor("output", List.of(1, 512)), face());
    }

    private static float[] face() {
        float[] face = new float[3 * 112 * 112];
        Random random = new Random(112);
        for (int i = 0; i < face.length; i++) {
            face[i] = 2 * random.nextFloat() - 1;
        }
        return face;
    }
}
