package io.dropcast.models.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Takes the channels out of an ONNX file that add nothing to its answer.
 *
 * <p>Training with weight decay leaves many: of the 3,520 between the layers of the default encoder a third. A net of blocks as
 * MobileNet has them (Sandler et al., CVPR 2018) widens to many channels, looks at each by itself (depthwise), and narrows again; a channel
 * whose depthwise weights are zero is the same number everywhere, and one that the narrowing multiplies with nothing is as good as not there.
 * What is left out are products with zero, so answers differ by rounding at most; the time falls with the channels.
 *
 * <p>What it does not know it leaves as it is: other operators between, weights that two nodes share, values that are seen outside.
 */
final class DeadChannels {
    /** What a channel may add to a result at most: far below what a float can add to a number of ordinary size. */
    private static final double NOTHING = 1e-15;

    /** ONNX Runtime computes this many channels at once, or half as many. A number that it does not divide would be slower than the next. */
    static final int AT_ONCE = 16;

    private final Net net;

    private DeadChannels(Net net) {
        this.net = net;
    }

    static void drop(Net net) {
        DeadChannels walk = new DeadChannels(net);
        net.nodes().forEach(node -> walk.block(node).ifPresent(walk::narrow));
    }

    /** Convolution, activation, depthwise convolution, activation, convolution, and nothing else beside. */
    private record Block(NodeProto widen, NodeProto before, NodeProto depthwise, NodeProto after, NodeProto narrow) {}

    private Optional<Block> block(NodeProto node) {
        if (!isConv(node) || Net.group(node) == 1) {
            return Optional.empty();
        }
        Optional<NodeProto> before = net.before(node).filter(DeadChannels::isActivation);
        Optional<NodeProto> widen = before.flatMap(net::before).filter(n -> isConv(n) && Net.group(n) == 1);
        Optional<NodeProto> after = net.after(node).filter(DeadChannels::isActivation);
        Optional<NodeProto> narrow = after.flatMap(net::after).filter(n -> isConv(n) && Net.group(n) == 1);
        if (widen.isEmpty() || narrow.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Block(widen.get(), before.get(), node, after.get(), narrow.get()))
                .filter(this::fits);
    }

    private static boolean isConv(NodeProto node) {
        return node.getOpType().equals("Conv") && node.getInputCount() == 3;
    }

    private static boolean isActivation(NodeProto node) {
        return Set.of("Relu", "PRelu").contains(node.getOpType());
    }

    /** Whether all weights have the shapes that such a block has. */
    private boolean fits(Block b) {
        int channels = Math.toIntExact(Net.group(b.depthwise));
        return has(b.widen, Net.FILTER, 0, channels)
                && has(b.widen, Net.BIAS, 0, channels)
                && has(b.depthwise, Net.FILTER, 0, channels)
                && has(b.depthwise, Net.FILTER, 1, 1)
                && has(b.depthwise, Net.BIAS, 0, channels)
                && has(b.narrow, Net.FILTER, 1, channels)
                && (isRelu(b.before) || has(b.before, Net.SLOPE, 0, channels))
                && (isRelu(b.after) || has(b.after, Net.SLOPE, 0, channels));
    }

    private boolean has(NodeProto node, int input, int axis, int length) {
        return net.weights(node, input).filter(w -> w.length(axis) == length).isPresent();
    }

    private static boolean isRelu(NodeProto node) {
        return node.getOpType().equals("Relu");
    }

    private void narrow(Block b) {
        int channels = Math.toIntExact(Net.group(b.depthwise));
        int[] dead = dead(b);
        int alive = Math.max(1, channels - dead.length);
        int kept = Math.min(channels, (alive + AT_ONCE - 1) / AT_ONCE * AT_ONCE);
        if (kept == channels) {
            return;
        }
        Set<Integer> without = IntStream.of(dead).limit(channels - kept).boxed().collect(Collectors.toSet());
        int[] rest =
                IntStream.range(0, channels).filter(c -> !without.contains(c)).toArray();
        keep(b.widen, Net.FILTER, 0, rest);
        keep(b.widen, Net.BIAS, 0, rest);
        keep(b.depthwise, Net.FILTER, 0, rest);
        keep(b.depthwise, Net.BIAS, 0, rest);
        keep(b.narrow, Net.FILTER, 1, rest);
        for (NodeProto activation : List.of(b.before, b.after)) {
            if (!isRelu(activation)) {
                keep(activation, Net.SLOPE, 0, rest);
            }
        }
        net.group(b.depthwise, kept);
    }

    private void keep(NodeProto node, int input, int axis, int[] channels) {
        net.change(net.weights(node, input).orElseThrow().keep(axis, channels));
    }

    private int[] dead(Block b) {
        double[] seen = magnitudes(b.depthwise, Net.FILTER, 0);
        double[] constant = magnitudes(b.depthwise, Net.BIAS, 0);
        double[] taken = magnitudes(b.narrow, Net.FILTER, 1);
        if (!isRelu(b.after)) {
            double[] slope = magnitudes(b.after, Net.SLOPE, 0);
            Arrays.setAll(constant, c -> constant[c] * Math.max(1, slope[c]));
        }
        return IntStream.range(0, taken.length)
                .filter(c -> taken[c] == 0 || (seen[c] == 0 && taken[c] * constant[c] < NOTHING))
                .toArray();
    }

    private double[] magnitudes(NodeProto node, int input, int axis) {
        return net.weights(node, input).orElseThrow().magnitudes(axis);
    }
}
