package io.dropcast.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** On a model of four weights that are added to the input. */
final class OrtModelTest {
    private static final Tensor IN = new Tensor("in", List.of(1, 4));
    private static final Tensor OUT = new Tensor("out", List.of(1, 4));
    private static final float[] WEIGHTS = {1, 2, 1e-20f, -4};

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void writeTheModel() throws IOException {
        file = folder.resolve("adder.onnx");
        Files.write(file, Proto.adder(WEIGHTS, IN.lengths()));
    }

    @Test
    void aModelAnswersWithACopy() {
        try (OrtModel model = new OrtModel(OrtFiles.of(file), IN, List.of(OUT))) {
            float[] first = model.run(new float[] {10, 20, 0, 40}).get(0);
            model.run(new float[] {1, 1, 1, 1});
            assertThat(first).containsExactly(11, 22, 0, 36);
        }
    }

    @Test
    void theFileStaysAsItIs() throws IOException {
        byte[] before = Files.readAllBytes(file);
        new OrtModel(OrtFiles.of(file), IN, List.of(OUT)).close();
        assertThat(file).hasBinaryContent(before);
    }

    @Test
    void anInputOfAnotherNameIsRefusedWithBothNames() {
        assertThatThrownBy(() -> new OrtModel(OrtFiles.of(file), new Tensor("input", IN.shape()), List.of(OUT)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("adder.onnx")
                .hasMessageContaining("'input'")
                .hasMessageContaining("[in]");
    }

    @Test
    void anInputOfAnotherShapeIsRefusedWithBothShapes() {
        assertThatThrownBy(() -> new OrtModel(OrtFiles.of(file), new Tensor("in", List.of(1, 5)), List.of(OUT)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("[1, 4]")
                .hasMessageContaining("[1, 5]");
        assertThatThrownBy(() -> new OrtModel(OrtFiles.of(file), new Tensor("in", List.of(4)), List.of(OUT)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("[1, 4]")
                .hasMessageContaining("[4]");
    }

    @Test
    void anOutputOfAnotherNameIsRefusedWithBothNames() {
        assertThatThrownBy(() -> new OrtModel(OrtFiles.of(file), IN, List.of(OUT, new Tensor("scores", List.of(1, 4)))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("[out]")
                .hasMessageContaining("'scores'");
    }

    @Test
    void anOutputOfAnotherShapeIsRefusedWithBothShapes() {
        assertThatThrownBy(() -> new OrtModel(OrtFiles.of(file), IN, List.of(new Tensor("out", List.of(1, 2)))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("'out' of shape [1, 4]")
                .hasMessageContaining("[1, 2]");
    }

    @Test
    void aLengthThatTheFileLeavesOpenIsCheckedWhenItIsKnown() throws IOException {
        Files.write(file, Proto.adder(WEIGHTS, new long[] {-1, 4}, -1, 4));
        try (OrtModel fits = new OrtModel(OrtFiles.of(file), IN, List.of(OUT));
                OrtModel other = new OrtModel(OrtFiles.of(file), IN, List.of(new Tensor("out", List.of(2, 4))))) {
            assertThat(fits.run(new float[4])).hasSize(1);
            assertThatThrownBy(() -> other.run(new float[4]))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("'out'")
                    .hasMessageContaining("[2, 4]");
        }
    }

    @Test
    void anInputOfAnotherLengthIsRefused() {
        try (OrtModel model = new OrtModel(OrtFiles.of(file), IN, List.of(OUT))) {
            assertThatThrownBy(() -> model.run(new float[3]))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("adder.onnx");
        }
    }

    @Test
    void runsTakeNoMemoryOutsideTheHeapThatOnlyACollectionGivesBack() {
        BufferPoolMXBean direct = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .findFirst()
                .orElseThrow();
        try (OrtModel model = new OrtModel(OrtFiles.of(file), IN, List.of(OUT))) {
            long before = direct.getCount();
            for (int run = 0; run < 100; run++) {
                model.run(new float[4]);
            }
            assertThat(direct.getCount()).isLessThanOrEqualTo(before);
        }
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        Path none = folder.resolve("none.onnx");
        assertThatThrownBy(() -> new OrtModel(new OrtFile(none, "no digest"), IN, List.of(OUT)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(none.toString());
    }

    @ParameterizedTest
    @MethodSource("damaged")
    void aDamagedFileIsNamedAndNothingElseIsThrown(byte[] content) throws IOException {
        Files.write(file, content);
        assertThatThrownBy(() -> new OrtModel(OrtFiles.of(file), IN, List.of(OUT)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(file.toString());
    }

    static List<byte[]> damaged() {
        byte[] whole = Proto.adder(WEIGHTS, IN.lengths());
        byte[] ones = new byte[64];
        Arrays.fill(ones, (byte) 0xff);
        return List.of(
                new byte[0],
                Arrays.copyOf(whole, whole.length / 2),
                Arrays.copyOf(whole, whole.length - 1),
                Arrays.copyOf(whole, 5),
                ones,
                new byte[64],
                "<html>404</html>".getBytes(StandardCharsets.UTF_8),
                // a field of two to the power of 62 bytes
                new Proto().number(1, 8).bytes(),
                new byte[] {0x3a, -1, -1, -1, -1, -1, -1, -1, -1, 0x3f, 0});
    }
}
