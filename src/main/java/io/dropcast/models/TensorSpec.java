package io.dropcast.models;

import java.util.List;

/**
 * A tensor as the pack expects it.
 *
 * @param name the tensor's name in the model file
 * @param shape the length of each axis, all positive
 */
public record TensorSpec(String name, List<Integer> shape) {

    /** @throws IllegalArgumentException when the name is blank, or an axis is missing or not positive */
    public TensorSpec {
        shape = List.copyOf(shape);
        if (shape.isEmpty() || shape.stream().anyMatch(length -> length < 1)) {
            throw new IllegalArgumentException("shape must be one or more positive lengths, found " + shape);
        }
    }
}
