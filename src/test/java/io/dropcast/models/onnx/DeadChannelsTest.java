package io.dropcast.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ObjIntConsumer;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On nets of one block: 4 channels are widened to 32, each is looked at by itself, and 4 come out. */
final class DeadChannelsTest {
    private static final int WIDE = 32;
    private static final int NARROW = 4;
    private static final int SIDE = 6;
    private static final Tensor IN = new Tensor("in", List.of(1, NARROW, SIDE, SIDE));
    private static final Tensor OUT = new Tensor("out", List.of(1, NARROW, SIDE, SIDE));

    /** The numbers of such a net. Those of the depthwise convolution are nine for each channel. */
    private static final class Block {
        final float[] widen;
        final float[] widenBias;
        final float[] slope1;
        final float[] depthwise;
        final float[] depthwiseBias;
        final float[] slope2;
        final float[] narrow;
        String activation = "PRelu";

        Block(long seed) {
            Random random = new Random(seed);
            widen = some(random, WIDE * NARROW);
            widenBias = some(random, WIDE);
            slope1 = some(random, WIDE);
            depthwise = some(random, WIDE * 9);
            depthwiseBias = some(random, WIDE);
            slope2 = some(random, WIDE);
            narrow = some(random, NARROW * WIDE);
        }

        private static float[] some(Random random, int count) {
            float[] values = new float[count];
            for (int i = 0; i < count; i++) {
                values[i] = (float) random.nextGaussian();
            }
            return values;
        }

        /** Nothing in it depends on the picture. */
        void fix(int channel, float is) {
            Arrays.fill(depthwise, 9 * channel, 9 * channel + 9, 0);
            depthwiseBias[channel] = is;
        }

        void unused(int channel) {
            for (int o = 0; o < NARROW; o++) {
                narrow[o * WIDE + channel] = 0;
            }
        }

        Proto graph() {
            Proto graph = new Proto()
                    .text(2, "block")
                    .message(1, TinyNets.node("Conv", "a", "in", "W1", "b1").message(5, attribute("group", 1)))
                    .message(1, activation("b", "a", "s1"))
                    .message(1, depthwise("c", "b"))
                    .message(1, activation("d", "c", "s2"))
                    .message(1, TinyNets.node("Conv", "out", "d", "W3", "b3"))
                    .message(5, TinyNets.constant("W1", widen, WIDE, NARROW, 1, 1))
                    .message(5, TinyNets.constant("b1", widenBias, WIDE))
                    .message(5, TinyNets.constant("W2", depthwise, WIDE, 1, 3, 3))
                    .message(5, TinyNets.constant("b2", depthwiseBias, WIDE))
                    .message(5, TinyNets.constant("W3", narrow, NARROW, WIDE, 1, 1))
                    .message(5, TinyNets.constant("b3", new float[] {1, 2, 3, 4}, NARROW));
            if (activation.equals("PRelu")) {
                graph.message(5, TinyNets.constant("s1", slope1, WIDE, 1, 1))
                        .message(5, TinyNets.constant("s2", slope2, WIDE, 1, 1));
            }
            return graph.message(11, Proto.value("in", IN.lengths())).message(12, Proto.value("out", OUT.lengths()));
        }

        private Proto activation(String out, String in, String slope) {
            return activation.equals("PRelu")
                    ? TinyNets.node(activation, out, in, slope)
                    : TinyNets.node(activation, out, in);
        }

        private static Proto depthwise(String out, String in) {
            Proto pads = new Proto().text(1, "pads");
            for (int i = 0; i < 4; i++) {
                pads.number(8, 1);
            }
            return TinyNets.node("Conv", out, in, "W2", "b2")
                    .message(5, attribute("group", WIDE))
                    .message(5, pads.number(20, 7));
        }
    }

    private static Proto attribute(String name, long number) {
        return new Proto().text(1, name).number(3, number).number(20, 2);
    }

    private static byte[] model(Block block) {
        return Proto.runnable(block.graph());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PRelu", "Relu"})
    void channelsThatAddNothingAreTakenOutAndTheAnswerStays(String activation) {
        Block block = new Block(1);
        block.activation = activation;
        for (int c = 0; c < 2 * WIDE / 3; c++) {
            block.fix(c + c / 2, 1e-20f);
        }
        byte[] whole = model(block);

        byte[] dropped = Net.edit(whole, DeadChannels::drop);

        assertThat(dropped.length).as("bytes of 16 channels of 32").isLessThan(whole.length * 2 / 3);
        assertSameAnswer(whole, dropped);
        assertThat(Net.edit(dropped, DeadChannels::drop))
                .as("there is nothing more to do")
                .isSameAs(dropped);
    }

    @Test
    void unusedChannelsAreTakenOut() {
        Block block = new Block(2);
        for (int c = 0; c < 16; c++) {
            block.unused(2 * c);
        }
        byte[] whole = model(block);

        byte[] dropped = Net.edit(whole, DeadChannels::drop);

        assertThat(dropped.length).isLessThan(whole.length * 2 / 3);
        assertSameAnswer(whole, dropped);
    }

    @Test
    void whenAllAreDeadSomeAreLeft() {
        Block block = new Block(3);
        for (int c = 0; c < WIDE; c++) {
            block.fix(c, 0);
        }
        byte[] whole = model(block);

        byte[] dropped = Net.edit(whole, DeadChannels::drop);

        assertThat(dropped.length).isLessThan(whole.length);
        assertSameAnswer(whole, dropped);
    }

    @Test
    void aConstantThatCountsStays() {
        assertUntouched(model(half((block, c) -> block.fix(c, 0.5f))));
    }

    @Test
    void aSlopeThatMakesAConstantCountStays() {
        assertUntouched(model(half((block, c) -> {
            block.fix(c, -1e-16f);
            block.slope2[c] = 1e6f;
        })));
    }

    @Test
    void fewerThanAreComputedAtOnceStay() {
        Block block = new Block(4);
        for (int c = 0; c < 15; c++) {
            block.unused(c);
        }
        assertUntouched(model(block));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sigmoid", "Tanh"})
    void behindOtherActivationsNothingIsTakenOut(String activation) {
        Block block = half(Block::unused);
        block.activation = activation;
        assertUntouched(model(block));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "b", "c", "d", "W1", "b2"})
    void whatIsSeenElsewhereStays(String value) {
        Block block = half(Block::unused);
        assertUntouched(Proto.runnable(block.graph().message(1, TinyNets.node("Identity", "more", value))));
        assertUntouched(Proto.runnable(block.graph().message(12, Proto.value(value))));
    }

    @Test
    void besideAGraphWithinTheGraphNothingIsTakenOut() {
        Block block = half(Block::unused);
        Proto inner =
                new Proto().text(1, "body").message(6, new Proto().message(1, TinyNets.node("Identity", "x", "d")));
        assertUntouched(Proto.runnable(
                block.graph().message(1, TinyNets.node("Loop", "y", "").message(5, inner))));
    }

    /** What OrtFile says of a file that cannot be read. */
    private static boolean saysDamaged(RuntimeException e) {
        return e instanceof IllegalStateException || e instanceof ArithmeticException;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void aDamagedFileIsReadOrRefused(long seed) {
        Random random = new Random(seed);
        byte[] whole = model(half(Block::unused));
        for (int round = 0; round < 300; round++) {
            byte[] damaged = Arrays.copyOf(whole, random.nextInt(4) == 0 ? random.nextInt(whole.length) : whole.length);
            for (int i = random.nextInt(4); i >= 0 && damaged.length > 0; i--) {
                // names and lengths are at the front and at the end, weights between
                int at = random.nextInt(Math.min(damaged.length, 700));
                damaged[random.nextBoolean() ? at : damaged.length - 1 - at] = (byte) random.nextInt(256);
            }
            try {
                assertThat(Net.edit(damaged, DeadChannels::drop)).hasSizeLessThanOrEqualTo(damaged.length);
            } catch (RuntimeException e) {
                assertThat(e).matches(DeadChannelsTest::saysDamaged);
            }
        }
    }

    /** A net of which the first half of the channels is made something else. */
    private static Block half(ObjIntConsumer<Block> change) {
        Block block = new Block(7);
        for (int c = 0; c < 16; c++) {
            change.accept(block, c);
        }
        return block;
    }

    private static void assertUntouched(byte[] model) {
        assertThat(Net.edit(model, DeadChannels::drop)).isSameAs(model);
    }

    private static void assertSameAnswer(byte[] whole, byte[] dropped) {
        float[] picture = Block.some(new Random(8), NARROW * SIDE * SIDE);
        assertThat(AsItIs.run(dropped, IN, OUT, picture))
                .containsExactly(AsItIs.run(whole, IN, OUT, picture), Offset.offset(1e-4f));
    }
}
