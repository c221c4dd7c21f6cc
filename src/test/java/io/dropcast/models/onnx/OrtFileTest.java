package io.dropcast.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropcast.episode.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On a net of a convolution and a PRelu. */
final class OrtFileTest {
    private static final int CHANNELS = 16;

    @TempDir
    Path folder;

    private static byte[] net() {
        return Proto.runnable(new Proto()
                .text(2, "net")
                .message(1, TinyNets.node("Conv", "x", "in", "W"))
                .message(1, TinyNets.node("PRelu", "out", "x", "s"))
                .message(5, TinyNets.constant("W", new float[CHANNELS * 4], CHANNELS, 4, 1, 1))
                .message(5, TinyNets.constant("s", new float[CHANNELS], CHANNELS, 1, 1))
                .message(11, Proto.value("in", 1, 4, 6, 6))
                .message(12, Proto.value("out", 1, CHANNELS, 6, 6)));
    }

    private OrtFile written(byte[] content) throws IOException {
        return OrtFiles.of(Files.write(folder.resolve("net.onnx"), content));
    }

    @Test
    void workersThatOpenItMeanwhileShareWhatWasMade() throws IOException {
        OrtFile file = written(small());
        byte[] made = file.bytes();
        assertThat(file.bytes()).isSameAs(made);
    }

    /** With weights that go. */
    private static byte[] small() {
        return Proto.adder(new float[] {1, 1e-30f, 3}, 1, 3);
    }

    @Test
    void whatWasMadeIsKeptAndReadAgain() throws IOException {
        byte[] made = written(small()).bytes();

        // the digest was checked before, so the file itself is not looked at again
        Files.writeString(folder.resolve("net.onnx"), "not looked at");

        assertThat(new OrtFile(folder.resolve("net.onnx"), Digest.of(small())).bytes())
                .isEqualTo(made);
        assertThat(names()).containsExactlyInAnyOrder("net.onnx", ".net.onnx.ready", ".net.onnx.ready.sha256");
    }

    @Test
    void aDamagedCopyIsMadeAnew() throws IOException {
        byte[] made = written(small()).bytes();
        byte[] damaged = made.clone();
        damaged[damaged.length / 2] ^= 1;
        Files.write(folder.resolve(".net.onnx.ready"), damaged);

        assertThat(written(small()).bytes()).isEqualTo(made);
        assertThat(folder.resolve(".net.onnx.ready")).hasBinaryContent(made);
    }

    @Test
    void anotherFileIsMadeAnew() throws IOException {
        written(small()).bytes();
        byte[] other = Proto.adder(new float[] {5, 1e-30f, 6}, 1, 3);

        assertThat(written(other).bytes()).isEqualTo(Net.edit(other, TinyWeights::zero));
    }

    @Test
    void whatAnotherVersionMadeIsMadeAnew() throws IOException {
        byte[] made = written(small()).bytes();
        Path record = folder.resolve(".net.onnx.ready.sha256");
        byte[] older = Proto.adder(new float[] {7, 8, 9}, 1, 3);
        Files.write(folder.resolve(".net.onnx.ready"), older);
        Files.writeString(
                record,
                Files.readString(record)
                        .replace(Digest.of(made), Digest.of(older))
                        .replace("version 1", "version 0"));

        assertThat(written(small()).bytes()).isEqualTo(made);
    }

    /** When this fails because other bytes are made of a file, the version in OrtFile is to be raised, too. */
    @Test
    void thisVersionMakesTheseBytes() throws IOException {
        assertThat(Digest.of(written(small()).bytes()))
                .isEqualTo("336c236fb385682ed1ac27b3cc58a53ca69ca5d2cf9e9e1233f41a8f5ff27eae");
    }

    @Test
    void nothingIsKeptOfAFileThatIsAsItShouldBe() throws IOException {
        byte[] model = Proto.adder(new float[] {1, 2, 3}, 1, 3);

        assertThat(written(model).bytes()).isEqualTo(model);
        assertThat(names()).containsExactlyInAnyOrder("net.onnx", ".net.onnx.ready.sha256");
        assertThat(written(model).bytes()).isEqualTo(model);
    }

    @Test
    void whereNothingCanBeWrittenItIsMadeEachTime() throws IOException {
        Files.createDirectory(folder.resolve(".net.onnx.ready"));

        byte[] made = written(small()).bytes();

        assertThat(made).isEqualTo(Net.edit(small(), TinyWeights::zero));
        assertThat(written(small()).bytes()).isEqualTo(made);
        assertThat(names()).containsExactlyInAnyOrder("net.onnx", ".net.onnx.ready");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void slopesAreWrittenInTheQuickWayWhereThatHelps() throws IOException {
        assertThat(written(net()).bytes().length > net().length).isEqualTo(QuickPRelu.helps());
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        OrtFile file = new OrtFile(folder.resolve("none.onnx"), "no digest");
        assertThatThrownBy(file::bytes).isInstanceOf(UncheckedIOException.class).hasMessageContaining("none.onnx");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aDamagedFileIsReadOrRefusedByName(long seed) throws IOException {
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            byte[] damaged = net();
            for (int i = random.nextInt(4); i >= 0; i--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            OrtFile file = written(damaged);
            try {
                assertThat(file.bytes()).isNotEmpty();
            } catch (IllegalStateException e) {
                assertThat(e).hasMessageContaining("net.onnx").hasMessageContaining("fetch it again");
            }
        }
    }
}
