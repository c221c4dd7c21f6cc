package io.dropcast.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dropcast.detect.DetectedBy;
import io.dropcast.detect.FaceNet;
import io.dropcast.detect.nets.YuNet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a made-up net that ONNX Runtime really runs. */
final class OrtFaceNetTest {
    private static final int FACE = 64 + 16 + 1;

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void writeTheNet() throws IOException {
        file = Files.write(folder.resolve("yunet.onnx"), TinyNets.yuNet());
    }

    @Test
    void theFaceIsWhereTheGraphSaysAndAsSureAsThePictureMakesIt() {
        try (OrtFaceNet net = yunet(spec(64, 64), Set.of(), Set.of())) {
            float[] picture = new float[3 * 64 * 64];
            picture[100] = 0.25f;
            DetectedBy faces = new DetectedBy(net.faces(picture));
            assertThat(faces.score(FACE)).isEqualTo(0.5f, within(1e-6f));
            assertThat(faces.corner(FACE, 0)).isEqualTo(0.5f, within(1e-6f));
            assertThat(faces.corner(FACE, 3)).isEqualTo(0.5f, within(1e-6f));
            assertThat(faces.point(FACE, 0)).isEqualTo(0.65f, within(1e-6f));
            assertThat(new DetectedBy(net.faces(new float[3 * 64 * 64])).score(FACE))
                    .isZero();
        }
    }

    @Test
    void aFileForAnotherInputIsRefusedWithBothShapes() {
        assertThatThrownBy(() -> yunet(spec(96, 96), Set.of(), Set.of()).close())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("yunet.onnx")
                .hasMessageContaining("[1, 3, 64, 64]")
                .hasMessageContaining("[1, 3, 96, 96]");
    }

    @Test
    void aFileThatLeavesItsSizeOpenFollowsTheFilm() throws IOException {
        Files.write(file, TinyNets.openYuNet());
        try (OrtFaceNet net = yunet(spec(128, 96), Set.of(2, 3), Set.of(1))) {
            float[] picture = new float[3 * 128 * 96];
            picture[128 + 40] = 0.25f;
            DetectedBy faces = new DetectedBy(net.faces(picture));
            // the second of the cells of 32 pixels
            int face = 16 * 12 + 8 * 6 + 1;
            assertThat(faces.score(face)).isEqualTo(0.25f, within(1e-6f));
            assertThat(faces.score(face + 1)).isZero();
            assertThat(faces.corner(face, 0)).isEqualTo(0.25f, within(1e-6f));
            assertThat(faces.corner(face, 3)).isEqualTo(1 / 3f, within(1e-6f));
        }
    }

    @Test
    void aFileOfOneSizeCannotFollowTheFilmNotEvenOneOfThatSize() {
        assertThatThrownBy(() -> yunet(spec(64, 64), Set.of(2, 3), Set.of(1)).close())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("yunet.onnx takes an input 'input' of shape [1, 3, 64, 64]")
                .hasMessageContaining("config/models.json says \"shape\": \"film\"")
                .hasMessageContaining("must leave width and height open")
                .hasMessageContaining("say \"shape\": \"fixed\" there");
    }

    @Test
    void anOutputThatTheFileSaysTheLengthOfCannotFollowTheFilm() {
        assertThatThrownBy(() -> yunet(spec(64, 64), Set.of(), Set.of(1)).close())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("gives an output 'cls_8' of shape [1, 64, 1]")
                .hasMessageContaining("\"shape\": \"film\"");
    }

    @Test
    void thePointsAreNotLookedForTwice() {
        try (OrtFaceNet net = yunet(spec(64, 64), Set.of(), Set.of())) {
            assertThatThrownBy(() -> net.points(new float[64 * 64])).isInstanceOf(IllegalStateException.class);
        }
    }

    private static FaceNet.Spec spec(int width, int height) {
        return new FaceNet.Spec(width, height, false, 0, 1, true, Optional.empty());
    }

    /** The file with an input of this size, of which these axes follow the film. */
    private OrtFaceNet yunet(FaceNet.Spec spec, Set<Integer> ofInput, Set<Integer> ofOutputs) {
        YuNet family = new YuNet();
        List<Tensor> outputs = family.outputs().stream()
                .map(role -> new Tensor(
                        role, family.shapeOf(role, spec.width(), spec.height()).orElseThrow(), ofOutputs))
                .toList();
        Tensor input = new Tensor("input", List.of(1, 3, spec.height(), spec.width()), ofInput);
        return new OrtFaceNet(spec, family, new OrtModel(OrtFiles.of(file), input, outputs), Optional.empty());
    }
}
