package io.dropcast.models.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A float tensor of an ONNX file.
 *
 * @param shape lengths, the slowest first
 * @param values from 0 to the limit, as many as the product of the lengths; those of the file, not a copy
 */
record Weights(String name, List<Integer> shape, FloatBuffer values) {
    /** Fields of ONNX's TensorProto. */
    private static final int DIMS = 1;

    private static final int TYPE = 2;
    private static final int PACKED_FLOATS = 4;
    private static final int NAME = 8;
    private static final int RAW = 9;
    private static final int FLOAT = 1;

    Weights {
        shape = List.copyOf(shape);
    }

    /** Nothing, if it is of another type or says its numbers in a way that exporters do not use. */
    static Optional<Weights> of(ProtobufMessage tensor) {
        List<String> names = tensor.texts(NAME);
        List<Integer> shape = tensor.fields().stream()
                .filter(f -> f.isNumber(DIMS))
                .map(f -> Math.toIntExact(f.varint()))
                .toList();
        List<ByteBuffer> data = tensor.fields().stream()
                .filter(Weights::hasNumbers)
                .map(ProtobufMessage.Field::content)
                .toList();
        boolean lengths = shape.stream().allMatch(length -> length >= 0);
        if (!isFloat(tensor) || !lengths || names.size() != 1 || data.size() != 1) {
            return Optional.empty();
        }
        FloatBuffer values =
                data.get(0).duplicate().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        long size = shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
        return size == values.limit() ? Optional.of(new Weights(names.get(0), shape, values)) : Optional.empty();
    }

    static boolean isFloat(ProtobufMessage tensor) {
        return tensor.fields().stream().anyMatch(f -> f.isNumber(TYPE) && f.varint() == FLOAT);
    }

    /** Whether the field holds floats, if the tensor is one of floats. */
    static boolean hasNumbers(ProtobufMessage.Field field) {
        return field.isMessage(RAW) || field.isMessage(PACKED_FLOATS);
    }

    /** A copy of all. Nets are read before Java has compiled what reads them, and then a call for each number is dear. */
    static float[] numbers(FloatBuffer values) {
        float[] all = new float[values.limit()];
        values.get(0, all);
        return all;
    }

    int length(int axis) {
        return axis < shape.size() ? shape.get(axis) : 1;
    }

    /** For each place of the axis the sum of the magnitudes of all that is there. */
    double[] magnitudes(int axis) {
        float[] all = numbers(values);
        int inner = inner(axis);
        double[] sums = new double[length(axis)];
        int at = 0;
        for (int place = 0; at < all.length; place = place + 1 == sums.length ? 0 : place + 1) {
            double sum = 0;
            for (int end = at + inner; at < end; at++) {
                sum += all[at] < 0 ? -all[at] : all[at];
            }
            sums[place] += sum;
        }
        return sums;
    }

    /**
     * Without what is at other places of the axis.
     *
     * @param kept rising
     */
    Weights keep(int axis, int[] kept) {
        int inner = inner(axis);
        int step = inner * length(axis);
        FloatBuffer out = FloatBuffer.allocate(values.limit() / step * kept.length * inner);
        int to = 0;
        for (int start = 0; start < values.limit(); start += step) {
            for (int k : kept) {
                out.put(to, values, start + k * inner, inner);
                to += inner;
            }
        }
        Integer[] lengths = shape.toArray(Integer[]::new);
        lengths[axis] = kept.length;
        return new Weights(name, Arrays.asList(lengths), out);
    }

    private int inner(int axis) {
        return shape.subList(axis + 1, shape.size()).stream().reduce(1, Math::multiplyExact);
    }

    /** As a TensorProto. */
    ProtobufMessage tensor() {
        ByteBuffer raw = ByteBuffer.allocate(values.limit() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values.duplicate());
        List<ProtobufMessage.Field> fields = new ArrayList<>();
        shape.forEach(length -> fields.add(ProtobufMessage.Field.of(DIMS, length)));
        fields.add(ProtobufMessage.Field.of(TYPE, FLOAT));
        fields.add(ProtobufMessage.Field.of(NAME, name.getBytes(StandardCharsets.UTF_8)));
        fields.add(ProtobufMessage.Field.of(RAW, raw.array()));
        return new ProtobufMessage(fields);
    }
}
