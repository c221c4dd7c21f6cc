package io.dropcast.models.onnx;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A protobuf message written field by field. */
final class Proto {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Proto number(int field, long value) {
        varint((long) field << 3);
        varint(value);
        return this;
    }

    Proto bytes(int field, byte[] value) {
        varint((long) field << 3 | 2);
        varint(value.length);
        out.writeBytes(value);
        return this;
    }

    Proto text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    Proto message(int field, Proto value) {
        return bytes(field, value.bytes());
    }

    /** A field of four bytes. */
    Proto fixed(int field, float value) {
        varint((long) field << 3 | 5);
        out.writeBytes(floats(value));
        return this;
    }

    /** A field of eight bytes. */
    Proto fixed(int field, long value) {
        varint((long) field << 3 | 1);
        out.writeBytes(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value)
                .array());
        return this;
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    static byte[] floats(float... values) {
        ByteBuffer buffer = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float v : values) {
            buffer.putFloat(v);
        }
        return buffer.array();
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    /** A tensor: data type, and its numbers as they are in {@code field} (4 packed floats, 7 packed whole numbers, 9 raw). */
    static Proto tensor(int dataType, int field, byte[] data, long... dims) {
        Proto tensor = new Proto();
        for (long d : dims) {
            tensor.number(1, d);
        }
        return tensor.number(2, dataType).bytes(field, data).text(8, "weights");
    }

    /** A model of these initializers and nothing else: enough to be walked through, not to be run. */
    static byte[] model(Proto... initializers) {
        Proto graph = new Proto().text(2, "net");
        for (Proto i : initializers) {
            graph.message(5, i);
        }
        return new Proto().number(1, 8).text(2, "by hand").message(7, graph).bytes();
    }

    /** A whole model that adds the weights to its input, {@code in} of {@code dims}, and answers {@code out}. */
    static byte[] adder(float[] weights, long... dims) {
        return adder(weights, dims, dims);
    }

    /** The same, saying another shape of its output. */
    static byte[] adder(float[] weights, long[] dims, long... said) {
        Proto add = new Proto().text(1, "in").text(1, "weights").text(2, "out").text(4, "Add");
        Proto graph = new Proto()
                .message(1, add)
                .text(2, "net")
                .message(5, tensor(1, 9, floats(weights), 1, weights.length))
                .message(11, value("in", dims))
                .message(12, value("out", said));
        return runnable(graph);
    }

    /** A model of this graph that ONNX Runtime can run. */
    static byte[] runnable(Proto graph) {
        return new Proto()
                .number(1, 8)
                .message(7, graph)
                .message(8, new Proto().number(2, 13))
                .bytes();
    }

    /** Name and shape of an input or output; a length below 1 is left open. */
    static Proto value(String name, long... dims) {
        Proto shape = new Proto();
        for (long d : dims) {
            shape.message(1, d < 1 ? new Proto().text(2, "open") : new Proto().number(1, d));
        }
        Proto tensor = new Proto().number(1, 1).message(2, shape);
        return new Proto().text(1, name).message(2, new Proto().message(1, tensor));
    }
}
