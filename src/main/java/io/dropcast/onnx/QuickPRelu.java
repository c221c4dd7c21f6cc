package io.dropcast.onnx;

import java.nio.FloatBuffer;
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
    /** Only of this many channels, or a multiple, nothing is left over in that order. */
    private static final int AT_ONCE = 16;

    private static final int FILTER = 1;
    private static final int SLOPE = 1;

    private final Net net;
    private int written;

    private QuickPRelu(Net net) {
        this.net = net;
    }

    /** Whether this machine's ONNX Runtime has that order. */
    static boolean helps() {
        return Set.of("amd64", "x86_64")
                .contains(System.getProperty("os.arch", "").toLowerCase(Locale.ROOT));
    }

    /** @return the same array, when there is nothing to write in another way */
    static byte[] write(byte[] file) {
        return Net.edit(file, QuickPRelu::write);
    }

    /** @return whether anything was written in another way */
    static boolean write(Net net) {
        QuickPRelu walk = new QuickPRelu(net);
        net.nodes().forEach(node -> walk.slopes(node).ifPresent(slopes -> walk.write(node, slopes)));
        return walk.written > 0;
    }

    /** One for each channel, if this is a PRelu behind a convolution. */
    private Optional<Weights> slopes(Net.Node node) {
        if (!node.operator().equals("PRelu") || node.outputs().size() != 1) {
            return Optional.empty();
        }
        Optional<Weights> filter =
                net.before(node).filter(n -> n.operator().equals("Conv")).flatMap(conv -> net.weights(conv, FILTER));
        return net.weights(node, SLOPE)
                .filter(slopes -> slopes.length(0) % AT_ONCE == 0)
                .filter(slopes -> slopes.shape().equals(List.of(slopes.length(0), 1, 1)))
                .filter(slopes -> filter.filter(f -> f.shape().size() == 4 && f.length(0) == slopes.length(0))
                        .isPresent());
    }

    private void write(Net.Node prelu, Weights slopes) {
        int channels = slopes.length(0);
        String x = prelu.inputs().get(0);
        String y = prelu.outputs().get(0);
        float[] minus = new float[channels];
        float[] rest = new float[channels];
        for (int c = 0; c < channels; c++) {
            minus[c] = -1;
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
        written++;
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
