package io.dropcast.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
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
        return new OrtFile(Files.write(folder.resolve("net.onnx"), content));
    }

    @Test
    void whoeverOpensItMeanwhileSharesWhatWasMade() throws IOException {
        OrtFile file = written(net());
        byte[] made = file.bytes();
        assertThat(file.bytes()).isSameAs(made);
        assertThat(new OrtFile(folder.resolve("net.onnx")).bytes()).isEqualTo(made);
    }

    @Test
    void slopesAreWrittenInTheQuickWayWhereThatHelps() throws IOException {
        assertThat(written(net()).bytes().length > net().length).isEqualTo(QuickPRelu.helps());
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        OrtFile file = new OrtFile(folder.resolve("none.onnx"));
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
