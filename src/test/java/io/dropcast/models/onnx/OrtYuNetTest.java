package io.dropcast.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dropcast.detect.DetectedBy;
import io.dropcast.detect.FaceNet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a made-up net that ONNX Runtime really runs. */
final class OrtYuNetTest {
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
        try (OrtYuNet net = new OrtYuNet(new OrtFile(file), tensors(64), spec(64))) {
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
        assertThatThrownBy(() -> new OrtYuNet(new OrtFile(file), tensors(96), spec(96)).close())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("yunet.onnx")
                .hasMessageContaining("[1, 3, 64, 64]")
                .hasMessageContaining("[1, 3, 96, 96]");
    }

    @Test
    void aFileThatLeavesItsSizeOpenFollowsTheFilm() throws IOException {
        Files.write(file, TinyNets.openYuNet());
        FaceNet.Spec wide = new FaceNet.Spec(128, 96, false, 0, 1, true, Optional.empty());
        try (OrtYuNet net = new OrtYuNet(new OrtFile(file), ofFilm(128, 96), wide)) {
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
        assertThatThrownBy(() -> new OrtYuNet(new OrtFile(file), ofFilm(64, 64), spec(64)).close())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("yunet.onnx takes an input 'input' of shape [1, 3, 64, 64]")
                .hasMessageContaining("config/models.json says \"shape\": \"film\"")
                .hasMessageContaining("must leave width and height open")
                .hasMessageContaining("say \"shape\": \"fixed\" there");
    }

    @Test
    void anOutputThatTheFileSaysTheLengthOfCannotFollowTheFilm() {
        Tensors all = tensors(64, 64);
        Tensor cells = new Tensor("cls_8", List.of(1, 64, 1), Set.of(1));
        assertThatThrownBy(() ->
                        new OrtYuNet(new OrtFile(file), new Tensors(all.input(), List.of(cells)), spec(64)).close())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("gives an output 'cls_8' of shape [1, 64, 1]")
                .hasMessageContaining("\"shape\": \"film\"");
    }

    @Test
    void nobodyLooksForPointsTwice() {
        try (OrtYuNet net = new OrtYuNet(new OrtFile(file), tensors(64), spec(64))) {
            assertThatThrownBy(() -> net.points(new float[64 * 64])).isInstanceOf(IllegalStateException.class);
        }
    }

    private static FaceNet.Spec spec(int side) {
        return new FaceNet.Spec(side, side, false, 0, 1, true, Optional.empty());
    }

    private static Tensors tensors(int side) {
        return tensors(side, side);
    }

    private static Tensors ofFilm(int width, int height) {
        Tensors fixed = tensors(width, height);
        return new Tensors(
                new Tensor("input", fixed.input().shape(), Set.of(2, 3)),
                fixed.outputs().stream()
                        .map(t -> new Tensor(t.name(), t.shape(), Set.of(1)))
                        .toList());
    }

    private static Tensors tensors(int width, int height) {
        List<Tensor> outputs = new ArrayList<>();
        for (String kind : List.of("cls", "obj", "bbox", "kps")) {
            int numbers = kind.equals("bbox") ? 4 : kind.equals("kps") ? 10 : 1;
            for (int cell : new int[] {8, 16, 32}) {
                outputs.add(new Tensor(kind + "_" + cell, List.of(1, (width / cell) * (height / cell), numbers)));
            }
        }
        return new Tensors(new Tensor("input", List.of(1, 3, height, width)), outputs);
    }
}
