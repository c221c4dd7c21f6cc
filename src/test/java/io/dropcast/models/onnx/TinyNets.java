package io.dropcast.models.onnx;

import java.util.ArrayList;
import java.util.List;

/** Made-up nets, written by hand, with known answers. */
public final class TinyNets {
    private static final int[] CELLS = {64, 16, 4};

    private TinyNets() {}

    /**
     * A YuNet with an input of 64x64 that sees one face in the right upper quarter, 32 pixels wide and high. Its objectness is the
     * greatest number of the input, so it depends on the picture.
     */
    public static byte[] yuNet() {
        return yuNet(false);
    }

    /** The same, and a second face as sure, of the same size, half a face to the left: a third of the two is shared. */
    public static byte[] yuNetOfTwo() {
        return yuNet(true);
    }

    /**
     * A YuNet that takes any width and height in cells of 32 pixels, and sees a face in each of them, as large as the cell and as sure as
     * its greatest number. In the smaller cells it sees none.
     */
    public static byte[] openYuNet() {
        Proto graph = new Proto()
                .text(2, "yunet")
                .message(1, node("ReduceMax", "light", "input").message(5, wholes("axes", 1)))
                .message(5, wholesConstant("list", 1, -1, 1));
        for (int cell = 8; cell <= 32; cell *= 2) {
            graph.message(
                            1,
                            node("MaxPool", "square_" + cell, "light")
                                    .message(5, wholes("kernel_shape", cell, cell))
                                    .message(5, wholes("strides", cell, cell)))
                    .message(1, node("Reshape", "cells_" + cell, "square_" + cell, "list"));
        }
        graph.message(11, Proto.value("input", 1, 3, -1, -1));
        for (String kind : List.of("cls", "obj", "bbox", "kps")) {
            float[] face = face(kind);
            boolean sure = face.length == 1;
            for (int cell = 8; cell <= 32; cell *= 2) {
                String name = kind + "_" + cell;
                float[] times = new float[face.length];
                java.util.Arrays.fill(times, sure && cell == 32 ? 1 : 0);
                graph.message(5, constant(name + "_times", times, 1, 1, face.length))
                        .message(5, constant(name + "_plus", sure ? new float[1] : face, 1, 1, face.length))
                        .message(1, node("Mul", name + "_seen", "cells_" + cell, name + "_times"))
                        .message(1, node("Add", name, name + "_seen", name + "_plus"))
                        .message(12, Proto.value(name, 1, -1, face.length));
            }
        }
        return Proto.runnable(graph);
    }

    private static byte[] yuNet(boolean two) {
        Proto graph = new Proto().text(2, "yunet").message(1, greatest());
        List<Proto> outputs = new ArrayList<>();
        for (String kind : List.of("cls", "obj", "bbox", "kps")) {
            for (int level = 0; level < CELLS.length; level++) {
                String name = kind + "_" + (8 << level);
                float[] face = level == 2 ? face(kind) : new float[0];
                int numbers = kind.equals("bbox") ? 4 : kind.equals("kps") ? 10 : 1;
                float[] values = new float[numbers * CELLS[level]];
                // column 1, row 0
                System.arraycopy(face, 0, values, face.length, face.length);
                if (two && level == 2) {
                    System.arraycopy(face, 0, values, 0, face.length);
                    if (kind.equals("bbox")) {
                        // column 0, its centre half a cell further to the right
                        values[0] = 1;
                    }
                }
                graph.message(5, constant(name + "_is", values, 1, CELLS[level], numbers));
                graph.message(
                        1,
                        kind.equals("obj")
                                ? node("Mul", name, "greatest", name + "_is")
                                : node("Identity", name, name + "_is"));
                outputs.add(Proto.value(name, 1, CELLS[level], numbers));
            }
        }
        graph.message(11, Proto.value("input", 1, 3, 64, 64));
        outputs.forEach(out -> graph.message(12, out));
        return Proto.runnable(graph);
    }

    /** An encoder of 16 numbers, all of them the greatest number of its input. */
    public static byte[] encoder() {
        float[] ones = new float[16];
        java.util.Arrays.fill(ones, 1);
        return Proto.runnable(new Proto()
                .text(2, "encoder")
                .message(1, greatest())
                .message(1, node("Mul", "output", "greatest", "ones"))
                .message(5, constant("ones", ones, 1, 16))
                .message(11, Proto.value("input", 1, 3, 112, 112))
                .message(12, Proto.value("output", 1, 16)));
    }

    private static float[] face(String kind) {
        return switch (kind) {
            case "cls", "obj" -> new float[] {1};
            case "bbox" -> new float[] {0.5f, 0.5f, 0, 0};
            default -> new float[] {0.3f, 0.4f, 0.7f, 0.4f, 0.5f, 0.6f, 0.35f, 0.8f, 0.65f, 0.8f};
        };
    }

    private static Proto greatest() {
        Proto single = new Proto().text(1, "keepdims").number(3, 0).number(20, 2);
        return node("ReduceMax", "greatest", "input").message(5, single);
    }

    /** An attribute of whole numbers. */
    private static Proto wholes(String name, long... values) {
        Proto attribute = new Proto().text(1, name);
        for (long value : values) {
            attribute.number(8, value);
        }
        return attribute.number(20, 7);
    }

    private static Proto wholesConstant(String name, long... values) {
        Proto tensor = new Proto().number(1, values.length).number(2, 7);
        for (long value : values) {
            tensor.number(7, value);
        }
        return tensor.text(8, name);
    }

    static Proto node(String operator, String output, String... inputs) {
        Proto node = new Proto();
        for (String input : inputs) {
            node.text(1, input);
        }
        return node.text(2, output).text(4, operator);
    }

    static Proto constant(String name, float[] values, long... dims) {
        Proto tensor = new Proto();
        for (long d : dims) {
            tensor.number(1, d);
        }
        return tensor.number(2, 1).text(8, name).bytes(9, Proto.floats(values));
    }
}
