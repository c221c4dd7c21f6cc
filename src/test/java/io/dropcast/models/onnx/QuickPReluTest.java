package io.dropcast.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On nets of a convolution, 4 channels to 16 or 32, and an activation behind it. */
final class QuickPReluTest {
    private static final int IN_CHANNELS = 4;
    private static final int SIDE = 6;
    private static final Tensor IN = new Tensor("in", List.of(1, IN_CHANNELS, SIDE, SIDE));

    private static float[] some(long seed, int count) {
        Random random = new Random(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static Proto conv(int channels) {
        return new Proto()
                .text(2, "net")
                .message(1, TinyNets.node("Conv", "x", "in", "W", "b"))
                .message(5, TinyNets.constant("W", some(1, channels * IN_CHANNELS), channels, IN_CHANNELS, 1, 1))
                .message(5, TinyNets.constant("b", some(2, channels), channels))
                .message(11, Proto.value("in", IN.lengths()));
    }

    private static Proto net(int channels, Proto activation, Proto slopes) {
        return conv(channels)
                .message(1, activation)
                .message(5, slopes)
                .message(12, Proto.value("out", 1, channels, SIDE, SIDE));
    }

    private static Proto prelu(int channels) {
        return net(
                channels,
                TinyNets.node("PRelu", "out", "x", "s"),
                TinyNets.constant("s", some(3, channels), channels, 1, 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 32})
    void anotherWayIsTakenAndTheAnswerStays(int channels) {
        byte[] whole = Proto.runnable(prelu(channels));

        byte[] written = Net.edit(whole, QuickPRelu::write);

        assertThat(new String(written, StandardCharsets.ISO_8859_1))
                .contains("Relu")
                .doesNotContain("PRelu");
        assertSameAnswer(channels, whole, written);
        assertThat(Net.edit(written, QuickPRelu::write))
                .as("there is nothing more to do")
                .isSameAs(written);
    }

    @Test
    void severalBehindEachOtherAreAllWritten() {
        Proto graph = conv(16).message(1, TinyNets.node("PRelu", "y", "x", "s"))
                .message(1, TinyNets.node("Conv", "z", "y", "W2"))
                .message(1, TinyNets.node("PRelu", "out", "z", "s2"))
                .message(5, TinyNets.constant("s", some(3, 16), 16, 1, 1))
                .message(5, TinyNets.constant("W2", some(4, 16 * 16), 16, 16, 1, 1))
                .message(5, TinyNets.constant("s2", some(5, 16), 16, 1, 1))
                .message(12, Proto.value("out", 1, 16, SIDE, SIDE));
        byte[] whole = Proto.runnable(graph);

        byte[] written = Net.edit(whole, QuickPRelu::write);

        assertThat(new String(written, StandardCharsets.ISO_8859_1)).doesNotContain("PRelu");
        assertSameAnswer(16, whole, written);
    }

    @Test
    void namesThatTheNetHasAreNotUsedAgain() {
        Proto graph = prelu(16)
                .message(1, TinyNets.node("Identity", "out/negated", "out"))
                .message(5, TinyNets.constant("out/weigh", new float[] {1}, 1));
        byte[] whole = Proto.runnable(graph);

        byte[] written = Net.edit(whole, QuickPRelu::write);

        assertThat(written).isNotSameAs(whole);
        assertSameAnswer(16, whole, written);
    }

    @Test
    void channelsThatAreNotComputedSideBySideStay() {
        assertUntouched(prelu(20));
    }

    @Test
    void oneSlopeForAllStays() {
        assertUntouched(
                net(16, TinyNets.node("PRelu", "out", "x", "s"), TinyNets.constant("s", new float[] {0.25f}, 1, 1, 1)));
    }

    @Test
    void slopesForColumnsStay() {
        assertUntouched(
                net(16, TinyNets.node("PRelu", "out", "x", "s"), TinyNets.constant("s", some(3, SIDE), 1, 1, SIDE)));
    }

    @Test
    void otherActivationsStay() {
        assertUntouched(net(16, TinyNets.node("Mul", "out", "x", "s"), TinyNets.constant("s", some(3, 16), 16, 1, 1)));
    }

    @Test
    void whatIsBehindNoConvolutionStays() {
        assertUntouched(new Proto()
                .text(2, "net")
                .message(1, TinyNets.node("Relu", "x", "in"))
                .message(1, TinyNets.node("PRelu", "out", "x", "s"))
                .message(5, TinyNets.constant("s", some(3, 16), 16, 1, 1))
                .message(11, Proto.value("in", 1, 16, SIDE, SIDE))
                .message(12, Proto.value("out", 1, 16, SIDE, SIDE)));
    }

    private static void assertUntouched(Proto graph) {
        byte[] whole = Proto.runnable(graph);
        assertThat(Net.edit(whole, QuickPRelu::write)).isSameAs(whole);
    }

    private static void assertSameAnswer(int channels, byte[] whole, byte[] written) {
        Tensor out = new Tensor("out", List.of(1, channels, SIDE, SIDE));
        float[] picture = some(8, IN_CHANNELS * SIDE * SIDE);
        assertThat(AsItIs.run(written, IN, out, picture))
                .containsExactly(AsItIs.run(whole, IN, out, picture), Offset.offset(1e-5f));
    }
}
