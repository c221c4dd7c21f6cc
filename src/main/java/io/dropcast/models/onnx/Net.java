package io.dropcast.models.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The graph of an ONNX file, so far as it takes to follow a value from node to node and to change weights and nodes. One thread.
 */
final class Net {
    /** Which input of a Conv and of a PRelu is what. */
    static final int FILTER = 1;

    static final int BIAS = 2;
    static final int SLOPE = 1;

    private static final String GROUP = "group";

    private final GraphProto.Builder graph;
    /** The place of the node that makes a value, of one that uses it, and of the initializer of that name. */
    private final Map<String, Integer> makers = new HashMap<>();

    private final Map<String, Integer> users = new HashMap<>();
    private final Map<String, Integer> initializers = new HashMap<>();
    /** Values that several nodes use, and those that are inputs, outputs, or have a shape in the file. */
    private final Set<String> shared = new HashSet<>();

    private Net(GraphProto.Builder graph) {
        this.graph = graph;
        for (int at = 0; at < graph.getNodeCount(); at++) {
            for (String out : graph.getNode(at).getOutputList()) {
                makers.put(out, at);
            }
            for (String in : graph.getNode(at).getInputList()) {
                if (users.put(in, at) != null) {
                    shared.add(in);
                }
            }
        }
        for (int at = 0; at < graph.getInitializerCount(); at++) {
            initializers.put(graph.getInitializer(at).getName(), at);
        }
        Stream.of(graph.getInputList(), graph.getOutputList(), graph.getValueInfoList())
                .flatMap(List::stream)
                .map(ValueInfoProto::getName)
                .forEach(shared::add);
    }

    /**
     * An ONNX file that was changed.
     *
     * @return the same array, when nothing was changed
     * @throws IllegalStateException when it is no ONNX file
     */
    static byte[] edit(byte[] file, Consumer<Net> change) {
        try {
            ModelProto model = ModelProto.parseFrom(file);
            GraphProto.Builder graph = model.getGraph().toBuilder();
            change.accept(new Net(graph));
            GraphProto changed = graph.build();
            return changed.equals(model.getGraph())
                    ? file
                    : model.toBuilder().setGraph(changed).build().toByteArray();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("not an ONNX file: " + e.getMessage(), e);
        }
    }

    /** In the order in which they are computed. None, if nodes have graphs inside: those may use any value. */
    List<NodeProto> nodes() {
        boolean nested = graph.getNodeList().stream()
                .flatMap(node -> node.getAttributeList().stream())
                .anyMatch(attribute -> attribute.hasG() || attribute.getGraphsCount() > 0);
        return nested ? List.of() : List.copyOf(graph.getNodeList());
    }

    /** From now on these are the nodes. */
    void nodes(List<NodeProto> all) {
        graph.clearNode().addAllNode(all);
    }

    /** The node that makes this node's first input, if no other uses that. */
    Optional<NodeProto> before(NodeProto node) {
        return input(node, 0)
                .flatMap(in -> Optional.ofNullable(makers.get(in)))
                .map(graph::getNode)
                .filter(maker -> maker.getOutputCount() == 1);
    }

    /** The node that uses this node's only output as its first input, if no other does. */
    Optional<NodeProto> after(NodeProto node) {
        return Optional.of(node)
                .filter(n -> n.getOutputCount() == 1)
                .flatMap(n -> Optional.ofNullable(users.get(n.getOutput(0))))
                .map(graph::getNode)
                .filter(user -> input(user, 0).filter(node.getOutput(0)::equals).isPresent());
    }

    /** The weights that this node and no other has as its input of this number. */
    Optional<Weights> weights(NodeProto node, int input) {
        return input(node, input)
                .flatMap(in -> Optional.ofNullable(initializers.get(in)))
                .map(graph::getInitializer)
                .flatMap(Weights::of);
    }

    private Optional<String> input(NodeProto node, int number) {
        return node.getInputList().stream().skip(number).findFirst().filter(in -> !shared.contains(in));
    }

    /** All float weights. */
    List<Weights> weights() {
        return graph.getInitializerList().stream()
                .flatMap(tensor -> Weights.of(tensor).stream())
                .toList();
    }

    /** From now on these are the weights of that name. */
    void change(Weights anew) {
        graph.setInitializer(initializers.getOrDefault(anew.name(), -1), anew.tensor());
    }

    /** More weights, named like this, or longer where the net has that name. */
    Weights add(String name, float[] values, List<Integer> shape) {
        Weights more = new Weights(free(name), shape, FloatBuffer.wrap(values));
        initializers.put(more.name(), graph.getInitializerCount());
        graph.addInitializer(more.tensor());
        return more;
    }

    /** The name, or a longer one, that neither a value nor weights have. */
    String free(String name) {
        String free = name;
        while (isTaken(free)) {
            free += "'";
        }
        return free;
    }

    private boolean isTaken(String name) {
        return Stream.of(makers.keySet(), users.keySet(), initializers.keySet(), shared)
                .anyMatch(names -> names.contains(name));
    }

    /** In how many groups a convolution takes its channels. */
    static long group(NodeProto node) {
        return node.getAttributeList().stream()
                .filter(attribute -> attribute.getName().equals(GROUP))
                .mapToLong(AttributeProto::getI)
                .findFirst()
                .orElse(1);
    }

    /** From now on it takes them in this many. */
    void group(NodeProto node, long groups) {
        NodeProto.Builder changed = graph.getNodeBuilder(makers.getOrDefault(node.getOutput(0), -1));
        for (AttributeProto.Builder attribute : changed.getAttributeBuilderList()) {
            if (attribute.getName().equals(GROUP)) {
                attribute.setI(groups);
            }
        }
    }

    /** A node with one output. */
    static NodeProto.Builder node(String operator, String output, String... inputs) {
        return NodeProto.newBuilder().setOpType(operator).addOutput(output).addAllInput(List.of(inputs));
    }

    /** A convolution of one weight a channel, each channel by itself. */
    static NodeProto depthwise(String output, String input, Weights filter) {
        return node("Conv", output, input, filter.name())
                .addAttribute(AttributeProto.newBuilder()
                        .setName(GROUP)
                        .setType(AttributeProto.AttributeType.INT)
                        .setI(filter.length(0)))
                .build();
    }
}
