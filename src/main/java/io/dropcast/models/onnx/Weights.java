package io.dropcast.models.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A float tensor of an ONNX file.
 *
 * @param shape lengths, the slowest first
 * @param values from 0 to the limit, as many as the product of the lengths; not to be changed
 */
record Weights(String name, List<Integer> shape, FloatBuffer values) {
    Weights {
        shape = List.copyOf(shape);
    }

    /** Empty, if it is of another type, or its shape and its numbers do not fit. */
    static Optional<Weights> of(TensorProto tensor) {
        FloatBuffer values = tensor.hasRawData()
                ? tensor.getRawData()
                        .asReadOnlyByteBuffer()
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .asFloatBuffer()
                : packed(tensor);
        boolean fits = tensor.getDataType() == TensorProto.DataType.FLOAT_VALUE
                && tensor.getDimsList().stream().allMatch(length -> length >= 0)
                && tensor.getDimsList().stream().reduce(1L, Math::multiplyExact) == values.limit();
        return fits
                ? Optional.of(new Weights(
                        tensor.getName(),
                        tensor.getDimsList().stream().map(Math::toIntExact).toList(),
                        values))
                : Optional.empty();
    }

    private static FloatBuffer packed(TensorProto tensor) {
        float[] values = new float[tensor.getFloatDataCount()];
        for (int i = 0; i < values.length; i++) {
            values[i] = tensor.getFloatData(i);
        }
        return FloatBuffer.wrap(values);
    }

    /** A copy of all. */
    float[] numbers() {
        float[] all = new float[values.limit()];
        values.get(0, all);
        return all;
    }

    int length(int axis) {
        return axis < shape.size() ? shape.get(axis) : 1;
    }

    /** For each place of the axis the sum of the magnitudes of all that is there. */
    double[] magnitudes(int axis) {
        float[] all = numbers();
        int inner = inner(axis);
        double[] sums = new double[length(axis)];
        int at = 0;
        for (int place = 0; at < all.length; place = place + 1 == sums.length ? 0 : place + 1) {
            double sum = 0;
            for (int end = at + inner; at < end; at++) {
                sum += Math.abs(all[at]);
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

    TensorProto tensor() {
        ByteBuffer raw = ByteBuffer.allocate(values.limit() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values.duplicate());
        return TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.FLOAT_VALUE)
                .addAllDims(shape.stream().map(Integer::longValue).toList())
                .setRawData(ByteString.copyFrom(raw))
                .build();
    }
}
