package io.dropcast.models;

import java.util.List;

/**
 * How an image becomes the input of a model: resized to {@code width} x {@code height}, then {@code (value - mean) / scale} for each
 * channel value in 0..255.
 *
 * @param tensor the input's name in the model file
 * @param width pixels
 * @param height pixels
 */
public record InputSpec(String tensor, Layout layout, int width, int height, Colour colour, double mean, double scale) {

    /** @throws IllegalArgumentException naming the value and its range */
    public InputSpec {
        Checks.text("tensor", tensor);
        Checks.within("width", width, 8, 4096);
        Checks.within("height", height, 8, 4096);
        Checks.within("mean", mean, 0, 255);
        Checks.within("scale", scale, 0.001, 1000);
    }

    /** What the model file must say of this input, for one image. */
    public TensorSpec spec() {
        return new TensorSpec(tensor, List.of(1, colour.channels(), height, width));
    }
}
