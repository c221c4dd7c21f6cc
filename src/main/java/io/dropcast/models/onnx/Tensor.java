package io.dropcast.models.onnx;

import java.util.List;
import java.util.Set;

/**
 * An input or output of a net, as the pack says.
 *
 * @param shape length of each axis
 * @param ofFilm axes whose lengths follow the shape of the video, so that the file must leave them open
 */
record Tensor(String name, List<Integer> shape, Set<Integer> ofFilm) {
    Tensor {
        shape = List.copyOf(shape);
        ofFilm = Set.copyOf(ofFilm);
    }

    /** The same for every video. */
    Tensor(String name, List<Integer> shape) {
        this(name, shape, Set.of());
    }

    /** Whether the file fixes a length that follows the video. */
    boolean isFixedBy(long[] found) {
        return found.length == shape.size() && ofFilm.stream().anyMatch(axis -> found[axis] > 0);
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
