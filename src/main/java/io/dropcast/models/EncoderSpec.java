package io.dropcast.models;

import io.dropcast.face.Range;
import java.util.List;

/**
 * The model that makes a vector of an aligned face.
 *
 * @param output the output's name in the model file
 * @param dimensions numbers in the vector, 16..4096
 * @param mirror whether the vector is the sum of the crop's and its mirror image's: twice the cost, fewer mistakes
 */
public record EncoderSpec(ModelFile file, InputSpec input, String output, int dimensions, boolean mirror) {
    /** Side of the crop that the five points are aligned to, in pixels; the template is made for no other. */
    public static final int SIDE = 112;

    /** @throws IllegalArgumentException naming the value and its range */
    public EncoderSpec {
        if (input.width() != SIDE || input.height() != SIDE) {
            throw new IllegalArgumentException("input must be " + SIDE + "x" + SIDE
                    + ", as faces are aligned to, found " + input.width() + "x" + input.height());
        }
        Range.check("dimensions", dimensions, 16, 4096);
    }

    /** What the model file must say of the output, for one face. */
    public TensorSpec outputSpec() {
        return new TensorSpec(output, List.of(1, dimensions));
    }

    /** Everything but the file that decides what the net answers, in one line that is always the same. */
    public String reading() {
        return input + " " + outputSpec() + (mirror ? " and its mirror image" : "");
    }
}
