package io.dropcast.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Sets the weights of an ONNX file that are so small that they cannot change a result to exactly zero.
 *
 * <p>Training leaves such weights in dead channels, many of them denormal. Processors multiply denormal numbers some hundred times
 * slower than others: the default encoder takes 70 ms for a face with them and 8 ms without, and every bit of its answer is the same.
 * Flushing them in the processor instead would change the arithmetic of the Java thread that happens to run the net.
 *
 * <p>Reads just enough of the protobuf wire format to find the float tensors: field 7 of the model is the graph, field 5 of the graph
 * an initializer, whose field 2 is the type (1 is float) and whose numbers are in field 9 (raw) or field 4 (packed).
 */
final class TinyWeights {
    /** Far below what a float can add to a number of ordinary size, far above what products of two such weights need to be denormal. */
    private static final float NOTHING = 1e-15f;

    private static final int GRAPH = 7;
    private static final int INITIALIZER = 5;
    private static final int TYPE = 2;
    private static final int PACKED_FLOATS = 4;
    private static final int RAW = 9;
    private static final int FLOAT = 1;

    private static final int VARINT = 0;
    private static final int EIGHT_BYTES = 1;
    private static final int DELIMITED = 2;
    private static final int FOUR_BYTES = 5;

    private final ByteBuffer model;
    private int zeroed;

    private TinyWeights(byte[] model) {
        this.model = ByteBuffer.wrap(model).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * @param model an ONNX file; changed in place
     * @return how many weights were set to zero
     */
    static int zero(byte[] model) {
        TinyWeights walk = new TinyWeights(model);
        walk.each(0, model.length, (field, start, end) -> {
            if (field == GRAPH) {
                walk.each(start, end, walk::graphField);
            }
        });
        return walk.zeroed;
    }

    @FunctionalInterface
    private interface Field {
        void at(int number, int start, int end);
    }

    private void graphField(int field, int start, int end) {
        if (field != INITIALIZER || !isFloat(start, end)) {
            return;
        }
        each(start, end, (part, from, to) -> {
            if (part == RAW || part == PACKED_FLOATS) {
                zeroFloats(from, to);
            }
        });
    }

    private boolean isFloat(int start, int end) {
        boolean found = false;
        model.position(start);
        while (model.position() < end) {
            long tag = varint();
            if (tag == (TYPE << 3 | VARINT)) {
                found = varint() == FLOAT;
            } else {
                skip((int) (tag & 7));
            }
        }
        return found;
    }

    private void zeroFloats(int start, int end) {
        for (int at = start; at + Float.BYTES <= end; at += Float.BYTES) {
            float weight = model.getFloat(at);
            if (weight != 0 && Math.abs(weight) < NOTHING) {
                model.putFloat(at, 0);
                zeroed++;
            }
        }
    }

    /** Calls back for each length-delimited field of the message between start and end. */
    private void each(int start, int end, Field field) {
        int at = start;
        while (at < end) {
            model.position(at);
            long tag = varint();
            if ((tag & 7) == DELIMITED) {
                int length = Math.toIntExact(varint());
                int from = model.position();
                if (length < 0 || length > end - from) {
                    throw new IllegalStateException(
                            "not an ONNX file: a field reaches over its message at byte " + from);
                }
                at = from + length;
                field.at((int) (tag >>> 3), from, at);
            } else {
                skip((int) (tag & 7));
                at = model.position();
            }
        }
    }

    private void skip(int wireType) {
        switch (wireType) {
            case VARINT -> varint();
            case EIGHT_BYTES -> model.position(model.position() + Long.BYTES);
            case FOUR_BYTES -> model.position(model.position() + Integer.BYTES);
            case DELIMITED -> {
                int length = Math.toIntExact(varint());
                model.position(model.position() + length);
            }
            default ->
                throw new IllegalStateException(
                        "not an ONNX file: wire type " + wireType + " at byte " + model.position());
        }
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte b = model.get();
            value |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                return value;
            }
        }
        throw new IllegalStateException("not an ONNX file: a number without an end at byte " + model.position());
    }
}
