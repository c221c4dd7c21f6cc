package io.dropcast.models;

import io.dropcast.face.Range;
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
        Range.check("width", width, 8, 4096);
        Range.check("height", height, 8, 4096);
        Range.check("mean", mean, 0, 255);
        Range.check("scale", scale, 0.001, 1000);
    }

    /** What the model file must say of this input, for one image. */
    public TensorSpec spec() {
        return new TensorSpec(tensor, List.of(1, colour.channels(), height, width));
    }

    /**
     * The same in a video's shape: the longer side is as long as before, the other as short as whole cells allow, and two of them at
     * least. An upright video gets an upright input.
     *
     * @param filmWidth pixels as shown, 1 or more
     * @param filmHeight pixels as shown, 1 or more
     * @param cell pixels that both sides are multiples of
     */
    InputSpec inShapeOf(int filmWidth, int filmHeight, int cell) {
        int longer = Math.max(width, height);
        double shorter = (double) longer * Math.min(filmWidth, filmHeight) / Math.max(filmWidth, filmHeight);
        int other = cell * (int) Math.max(2, Math.ceil(shorter / cell));
        boolean upright = filmHeight > filmWidth;
        return new InputSpec(tensor, layout, upright ? other : longer, upright ? longer : other, colour, mean, scale);
    }
}
