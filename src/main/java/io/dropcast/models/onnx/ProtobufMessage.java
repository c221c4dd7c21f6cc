package io.dropcast.models.onnx;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A message of protobuf's wire format, as its fields in the order of the file: just enough to find something in an ONNX file and to write
 * the file anew. What a field holds is not copied, so changing its bytes changes the file that was read.
 *
 * @param fields in order; numbers may come more than once
 */
record ProtobufMessage(List<Field> fields) {
    private static final int VARINT = 0;
    private static final int EIGHT_BYTES = 1;
    private static final int DELIMITED = 2;
    private static final int FOUR_BYTES = 5;

    ProtobufMessage {
        fields = List.copyOf(fields);
    }

    /**
     * @param type how it is written: 0 as a number, 1 in eight bytes, 2 with its length, 5 in four bytes
     * @param varint what is written as a number, otherwise 0
     * @param content the bytes of all others, little-endian from 0 to its limit; otherwise empty
     */
    record Field(int number, int type, long varint, ByteBuffer content) {
        static Field of(int number, byte[] content) {
            return new Field(number, DELIMITED, 0, ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN));
        }

        static Field of(int number, ProtobufMessage message) {
            return of(number, message.bytes());
        }

        static Field of(int number, long value) {
            return new Field(number, VARINT, value, ByteBuffer.allocate(0));
        }

        boolean isMessage(int wanted) {
            return number == wanted && type == DELIMITED;
        }

        boolean isNumber(int wanted) {
            return number == wanted && type == VARINT;
        }

        /** @throws IllegalStateException when this is no message */
        ProtobufMessage message() {
            return read(content);
        }

        private long tag() {
            return (long) number << 3 | type;
        }

        private int size() {
            return switch (type) {
                case VARINT -> varintSize(tag()) + varintSize(varint);
                case DELIMITED -> varintSize(tag()) + varintSize(content.limit()) + content.limit();
                default -> varintSize(tag()) + content.limit();
            };
        }

        private void write(ByteBuffer out) {
            putVarint(out, tag());
            if (type == VARINT) {
                putVarint(out, varint);
            } else if (type == DELIMITED) {
                putVarint(out, content.limit());
            }
            out.put(out.position(), content, 0, content.limit()).position(out.position() + content.limit());
        }

        private static int varintSize(long value) {
            return 1 + (63 - Long.numberOfLeadingZeros(value | 1)) / 7;
        }

        private static void putVarint(ByteBuffer out, long value) {
            long rest = value;
            while ((rest & ~0x7fL) != 0) {
                out.put((byte) ((rest & 0x7f) | 0x80));
                rest >>>= 7;
            }
            out.put((byte) rest);
        }

        String text() {
            return StandardCharsets.UTF_8.decode(content.duplicate()).toString();
        }
    }

    /**
     * @throws IllegalStateException when this is no message
     * @throws BufferUnderflowException when it ends within a number
     */
    static ProtobufMessage read(ByteBuffer message) {
        ByteBuffer in = message.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        List<Field> fields = new ArrayList<>();
        while (in.hasRemaining()) {
            long tag = varint(in);
            int number = (int) (tag >>> 3);
            int type = (int) (tag & 7);
            fields.add(
                    type == VARINT
                            ? Field.of(number, varint(in))
                            : new Field(number, type, 0, take(in, length(type, in))));
        }
        return new ProtobufMessage(fields);
    }

    private static int length(int type, ByteBuffer in) {
        return switch (type) {
            case EIGHT_BYTES -> Long.BYTES;
            case FOUR_BYTES -> Integer.BYTES;
            case DELIMITED -> Math.toIntExact(varint(in));
            default ->
                throw new IllegalStateException("not an ONNX file: wire type " + type + " at byte " + in.position());
        };
    }

    private static ByteBuffer take(ByteBuffer in, int length) {
        if (length < 0 || length > in.remaining()) {
            throw new IllegalStateException(
                    "not an ONNX file: a field reaches over its message at byte " + in.position());
        }
        ByteBuffer content = in.slice(in.position(), length).order(ByteOrder.LITTLE_ENDIAN);
        in.position(in.position() + length);
        return content;
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte b = in.get();
            value |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                return value;
            }
        }
        throw new IllegalStateException("not an ONNX file: a number without an end at byte " + in.position());
    }

    /** The texts of all fields of this number. */
    List<String> texts(int number) {
        return fields.stream().filter(f -> f.isMessage(number)).map(Field::text).toList();
    }

    /** The file's bytes again. */
    byte[] bytes() {
        ByteBuffer out =
                ByteBuffer.allocate(fields.stream().mapToInt(Field::size).sum());
        fields.forEach(field -> field.write(out));
        return out.array();
    }
}
