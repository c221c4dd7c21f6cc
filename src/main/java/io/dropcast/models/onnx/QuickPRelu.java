package io.dropcast.models.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Writes the PRelu nodes of an ONNX file (He et al., ICCV 2015: a slope for each channel where values are negative) as nodes for which ONNX
 * Runtime has quick code.
 *
 * <p>On x86 processors ONNX Runtime computes convolutions in an order of its own, 8 or 16 channels at once. It knows no PRelu in that order,
 * so it brings everything into the usual one before each and back behind it: in the default encoder with its 33 PRelu nodes that and the
 * nodes themselves are nearly half of the time. But it knows Relu, and sums of what convolutions give, and
 * {@code PRelu(x) = x + (1 - slope) * Relu(-x)}; both products are convolutions of a single weight a channel. Answers differ by rounding.
 * Where there is no such order this would only be more work, so files stay as they are on other processors.
 */
final class QuickPRelu {
    private final Net net;

    private QuickPRelu(Net net) {
        this.net = net;
    }

    /** Whether this machine's ONNX Runtime has that order. */
    static boolean helps() {
        return Set.of("amd64", "x86_64")
                .contains(System.getProperty("os.arch", "").toLowerCase(Locale.ROOT));
    }

    static void write(Net net) {
        QuickPRelu walk = new QuickPRelu(net);
        List<NodeProto> nodes = net.nodes();
        List<NodeProto> written = nodes.stream()
                .flatMap(node -> walk.slopes(node)
                        .map(slopes -> walk.quick(node, slopes))
                        .orElse(Stream.of(node)))
                .toList();
        if (written.size() > nodes.size()) {
            net.nodes(written);
        }
    }

    /** One for each channel, if this is a PRelu behind a convolution. With other numbers of channels some would be left over in that order. */
    private Optional<Weights> slopes(NodeProto node) {
        if (!node.getOpType().equals("PRelu") || node.getOutputCount() != 1) {
            return Optional.empty();
        }
        return net.before(node)
                .filter(n -> n.getOpType().equals("Conv"))
                .flatMap(conv -> net.weights(conv, Net.FILTER))
                .filter(f -> f.shape().size() == 4 && f.length(0) % DeadChannels.AT_ONCE == 0)
                .flatMap(f -> net.weights(node, Net.SLOPE)
                        .filter(slopes -> slopes.shape().equals(List.of(f.length(0), 1, 1))));
    }

    private Stream<NodeProto> quick(NodeProto prelu, Weights slopes) {
        int channels = slopes.length(0);
        String x = prelu.getInput(0);
        String y = prelu.getOutput(0);
        float[] minus = new float[channels];
        Arrays.fill(minus, -1);
        float[] rest = slopes.numbers();
        for (int c = 0; c < channels; c++) {
            rest[c] = 1 - rest[c];
        }
        List<Integer> each = List.of(channels, 1, 1, 1);
        Weights negate = net.add(y + "/negate", minus, each);
        Weights weigh = net.add(y + "/weigh", rest, each);
        String negated = net.free(y + "/negated");
        String negatives = net.free(y + "/negatives");
        String weighed = net.free(y + "/weighed");
        return Stream.of(
                Net.depthwise(negated, x, negate),
                Net.node("Relu", negatives, negated).build(),
                Net.depthwise(weighed, negatives, weigh),
                Net.node("Add", y, weighed, x).build());
    }
}
