package io.dropcast.onnx;

import java.util.List;

/**
 * An input or output of a net, as the pack says.
 *
 * @param shape length of each axis
 */
public record Tensor(String name, List<Integer> shape) {
    public Tensor {
        shape = List.copyOf(shape);
    }

    /** Whether a tensor of the file can have this shape; lengths below 1 are left open by the file. */
    boolean fits(long[] found) {
        if (found.length != shape.size()) {
            return false;
        }
        for (int axis = 0; axis < found.length; axis++) {
            if (found[axis] > 0 && found[axis] != shape.get(axis)) {
                return false;
            }
        }
        return true;
    }

    /** The lengths as ONNX Runtime takes them. */
    long[] lengths() {
        return shape.stream().mapToLong(Integer::longValue).toArray();
    }

    /** Numbers in it. */
    int size() {
        return shape.stream().reduce(1, Math::multiplyExact);
    }
}
