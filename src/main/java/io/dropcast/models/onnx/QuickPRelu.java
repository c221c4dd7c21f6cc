package io.dropcast.models.onnx;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

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
        net.nodes().forEach(node -> walk.slopes(node).ifPresent(slopes -> walk.write(node, slopes)));
    }

    /** One for each channel, if this is a PRelu behind a convolution. With other numbers of channels some would be left over in that order. */
    private Optional<Weights> slopes(Net.Node node) {
        if (!node.operator().equals("PRelu") || node.outputs().size() != 1) {
            return Optional.empty();
        }
        return net.before(node)
                .filter(n -> n.operator().equals("Conv"))
                .flatMap(conv -> net.weights(conv, Net.FILTER))
                .filter(f -> f.shape().size() == 4 && f.length(0) % DeadChannels.AT_ONCE == 0)
                .flatMap(f -> net.weights(node, Net.SLOPE)
                        .filter(slopes -> slopes.shape().equals(List.of(f.length(0), 1, 1))));
    }

    private void write(Net.Node prelu, Weights slopes) {
        int channels = slopes.length(0);
        String x = prelu.inputs().get(0);
        String y = prelu.outputs().get(0);
        float[] minus = new float[channels];
        Arrays.fill(minus, -1);
        float[] rest = new float[channels];
        for (int c = 0; c < channels; c++) {
            rest[c] = 1 - slopes.values().get(c);
        }
        Weights negate = weights(free(y, "negate"), minus);
        Weights weigh = weights(free(y, "weigh"), rest);
        String negated = free(y, "negated");
        String negatives = free(y, "negatives");
        String weighed = free(y, "weighed");
        net.replace(
                prelu,
                List.of(
                        Net.depthwise(x, negate, negated),
                        Net.node("Relu", List.of(negated), negatives),
                        Net.depthwise(negatives, weigh, weighed),
                        Net.node("Add", List.of(weighed, x), y)));
    }

    private Weights weights(String name, float[] each) {
        Weights weights = new Weights(name, List.of(each.length, 1, 1, 1), FloatBuffer.wrap(each));
        net.add(weights);
        return weights;
    }

    /** A name that nothing in the net has. */
    private String free(String output, String part) {
        String name = output + "/" + part;
        while (net.has(name)) {
            name += "'";
        }
        return name;
    }
}
