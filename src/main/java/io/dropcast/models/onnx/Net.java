package io.dropcast.models.onnx;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The graph of an ONNX file, so far as it takes to follow a value from node to node, to change weights, and to put other nodes in the place
 * of one. One thread.
 */
final class Net {
    /** The field of ONNX's ModelProto that is the graph. */
    static final int GRAPH = 7;

    /** Fields of ONNX's GraphProto, NodeProto, AttributeProto and ValueInfoProto. */
    static final int INITIALIZER = 5;

    private static final int NODE = 1;
    private static final int INPUT = 11;
    private static final int OUTPUT = 12;
    private static final int VALUE_INFO = 13;
    private static final int NODE_INPUT = 1;
    private static final int NODE_OUTPUT = 2;
    private static final int NODE_OPERATOR = 4;
    private static final int NODE_ATTRIBUTE = 5;
    private static final int ATTRIBUTE_NAME = 1;
    private static final int ATTRIBUTE_NUMBER = 3;
    private static final int ATTRIBUTE_GRAPH = 6;
    private static final int ATTRIBUTE_GRAPHS = 11;
    private static final int ATTRIBUTE_TYPE = 20;
    private static final int TYPE_NUMBER = 2;
    private static final int VALUE_NAME = 1;

    /** Which input of a Conv and of a PRelu is what. */
    static final int FILTER = 1;

    static final int BIAS = 2;
    static final int SLOPE = 1;

    private static final String GROUP = "group";

    private final ProtobufMessage graph;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Node> makers = new HashMap<>();
    private final Map<String, Node> users = new HashMap<>();
    /** Values that more than one node uses, and those that somebody outside gives, takes or knows the shape of. */
    private final Set<String> shared = new HashSet<>();

    private final Map<String, Weights> weights = new HashMap<>();
    private final Map<String, Weights> changed = new HashMap<>();
    private final Map<Integer, Long> groups = new HashMap<>();
    private final Map<Integer, List<ProtobufMessage>> replaced = new HashMap<>();
    private final List<Weights> added = new ArrayList<>();

    /** @param at which field of the graph it is, from 0 */
    record Node(int at, String operator, List<String> inputs, List<String> outputs, ProtobufMessage wire) {
        private static Node of(int at, ProtobufMessage wire) {
            return new Node(
                    at,
                    String.join("", wire.texts(NODE_OPERATOR)),
                    wire.texts(NODE_INPUT),
                    wire.texts(NODE_OUTPUT),
                    wire);
        }

        private boolean hasGraphs() {
            return wire.fields().stream()
                    .filter(f -> f.isMessage(NODE_ATTRIBUTE))
                    .flatMap(a -> a.message().fields().stream())
                    .anyMatch(f -> f.isMessage(ATTRIBUTE_GRAPH) || f.isMessage(ATTRIBUTE_GRAPHS));
        }

        /** In how many groups a convolution takes its channels. */
        long group() {
            return wire.fields().stream()
                    .filter(Net::isGroup)
                    .flatMap(a -> a.message().fields().stream())
                    .filter(f -> f.isNumber(ATTRIBUTE_NUMBER))
                    .mapToLong(ProtobufMessage.Field::varint)
                    .findFirst()
                    .orElse(1);
        }
    }

    private Net(ProtobufMessage graph) {
        this.graph = graph;
        for (int at = 0; at < graph.fields().size(); at++) {
            ProtobufMessage.Field field = graph.fields().get(at);
            if (field.isMessage(NODE)) {
                add(Node.of(at, field.message()));
            } else if (field.isMessage(INITIALIZER)) {
                Weights.of(field.message()).ifPresent(w -> weights.put(w.name(), w));
            } else if (field.isMessage(INPUT) || field.isMessage(OUTPUT) || field.isMessage(VALUE_INFO)) {
                shared.addAll(field.message().texts(VALUE_NAME));
            }
        }
    }

    /**
     * An ONNX file that was changed.
     *
     * @return the same array, when nothing was changed
     */
    static byte[] edit(byte[] file, Consumer<Net> change) {
        ProtobufMessage model = ProtobufMessage.read(ByteBuffer.wrap(file));
        List<ProtobufMessage.Field> graphs =
                model.fields().stream().filter(f -> f.isMessage(GRAPH)).toList();
        if (graphs.size() != 1) {
            return file;
        }
        Net net = new Net(graphs.get(0).message());
        change.accept(net);
        if (net.isUnchanged()) {
            return file;
        }
        ProtobufMessage.Field changed = ProtobufMessage.Field.of(GRAPH, net.graph());
        return new ProtobufMessage(model.fields().stream()
                        .map(f -> f.isMessage(GRAPH) ? changed : f)
                        .toList())
                .bytes();
    }

    private boolean isUnchanged() {
        return changed.isEmpty() && groups.isEmpty() && replaced.isEmpty() && added.isEmpty();
    }

    private void add(Node node) {
        nodes.add(node);
        node.outputs().forEach(out -> makers.put(out, node));
        for (String in : node.inputs()) {
            if (users.put(in, node) != null) {
                shared.add(in);
            }
        }
    }

    /** None, if nodes have graphs inside: those may use any value. */
    List<Node> nodes() {
        return nodes.stream().anyMatch(Node::hasGraphs) ? List.of() : List.copyOf(nodes);
    }

    /** The node that makes this node's first input, if nobody else uses that. */
    Optional<Node> before(Node node) {
        return node.inputs().stream()
                .limit(1)
                .filter(in -> !shared.contains(in))
                .flatMap(in -> Optional.ofNullable(makers.get(in)).stream())
                .filter(maker -> maker.outputs().size() == 1)
                .findFirst();
    }

    /** The node that uses this node's only output as its first input, if nobody else does. */
    Optional<Node> after(Node node) {
        return Optional.of(node)
                .filter(n -> n.outputs().size() == 1)
                .flatMap(n -> Optional.ofNullable(users.get(n.outputs().get(0))))
                .filter(user ->
                        before(user).filter(maker -> maker.at() == node.at()).isPresent());
    }

    /** The weights that this node and no other has as its input of this number. */
    Optional<Weights> weights(Node node, int input) {
        return node.inputs().stream()
                .skip(input)
                .limit(1)
                .filter(in -> !shared.contains(in))
                .flatMap(in -> Optional.ofNullable(weights.get(in)).stream())
                .findFirst();
    }

    /** From now on these are the weights of that name. */
    void change(Weights anew) {
        weights.put(anew.name(), anew);
        changed.put(anew.name(), anew);
    }

    /** From now on the node's attribute {@code group} is this. */
    void group(Node node, long group) {
        groups.put(node.at(), group);
    }

    /** Whether a value or weights have this name. */
    boolean has(String name) {
        return makers.containsKey(name)
                || users.containsKey(name)
                || weights.containsKey(name)
                || shared.contains(name);
    }

    /**
     * From now on these nodes stand in the place of that one.
     *
     * @param by in the order in which they are computed; what the node made, one of them makes
     */
    void replace(Node node, List<ProtobufMessage> by) {
        replaced.put(node.at(), by);
    }

    /** More weights, of a name that nothing {@link #has}. */
    void add(Weights more) {
        weights.put(more.name(), more);
        added.add(more);
    }

    /** A node with one output. */
    static ProtobufMessage node(String operator, List<String> inputs, String output) {
        List<ProtobufMessage.Field> fields = new ArrayList<>();
        inputs.forEach(in -> fields.add(text(NODE_INPUT, in)));
        fields.add(text(NODE_OUTPUT, output));
        fields.add(text(NODE_OPERATOR, operator));
        return new ProtobufMessage(fields);
    }

    /** A convolution that takes each channel by itself. */
    static ProtobufMessage depthwise(String input, Weights filter, String output) {
        List<ProtobufMessage.Field> fields = new ArrayList<>(
                node("Conv", List.of(input, filter.name()), output).fields());
        ProtobufMessage group = new ProtobufMessage(List.of(
                text(ATTRIBUTE_NAME, GROUP),
                ProtobufMessage.Field.of(ATTRIBUTE_NUMBER, filter.length(0)),
                ProtobufMessage.Field.of(ATTRIBUTE_TYPE, TYPE_NUMBER)));
        fields.add(ProtobufMessage.Field.of(NODE_ATTRIBUTE, group));
        return new ProtobufMessage(fields);
    }

    private static ProtobufMessage.Field text(int number, String text) {
        return ProtobufMessage.Field.of(number, text.getBytes(StandardCharsets.UTF_8));
    }

    private ProtobufMessage graph() {
        Stream<ProtobufMessage.Field> fields = IntStream.range(0, graph.fields().size())
                .boxed()
                .flatMap(at -> current(at, graph.fields().get(at)));
        return new ProtobufMessage(Stream.concat(
                        fields, added.stream().map(w -> ProtobufMessage.Field.of(INITIALIZER, w.tensor())))
                .toList());
    }

    private Stream<ProtobufMessage.Field> current(int at, ProtobufMessage.Field field) {
        List<ProtobufMessage> nodes = replaced.get(at);
        return nodes == null
                ? Stream.of(changed(at, field))
                : nodes.stream().map(node -> ProtobufMessage.Field.of(NODE, node));
    }

    private ProtobufMessage.Field changed(int at, ProtobufMessage.Field field) {
        if (field.isMessage(INITIALIZER)) {
            return Weights.of(field.message())
                    .flatMap(w -> Optional.ofNullable(changed.get(w.name())))
                    .map(w -> ProtobufMessage.Field.of(INITIALIZER, w.tensor()))
                    .orElse(field);
        }
        Long group = groups.get(at);
        return group == null ? field : ProtobufMessage.Field.of(NODE, withGroup(field.message(), group));
    }

    private static ProtobufMessage withGroup(ProtobufMessage node, long group) {
        return new ProtobufMessage(node.fields().stream()
                .map(f -> isGroup(f) ? ProtobufMessage.Field.of(NODE_ATTRIBUTE, withNumber(f.message(), group)) : f)
                .toList());
    }

    private static boolean isGroup(ProtobufMessage.Field field) {
        return field.isMessage(NODE_ATTRIBUTE)
                && field.message().texts(ATTRIBUTE_NAME).contains(GROUP);
    }

    private static ProtobufMessage withNumber(ProtobufMessage attribute, long number) {
        return new ProtobufMessage(attribute.fields().stream()
                .map(f -> f.isNumber(ATTRIBUTE_NUMBER) ? ProtobufMessage.Field.of(ATTRIBUTE_NUMBER, number) : f)
                .toList());
    }
}
