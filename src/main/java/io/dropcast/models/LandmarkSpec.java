package io.dropcast.models;

import io.dropcast.face.Range;
import java.util.List;

/**
 * The model that finds the points of a face, in the iBUG order, as x,y pairs in 0..1 of the crop.
 *
 * @param boxFactor the face box is widened by this before it is cropped, 1..3
 * @param output the output's name in the model file
 * @param points how many; 68, the only order that can be read
 */
public record LandmarkSpec(ModelFile file, InputSpec input, double boxFactor, String output, int points) {

    /** @throws IllegalArgumentException naming the value and its range */
    public LandmarkSpec {
        Range.check("box_factor", boxFactor, 1, 3);
        if (points != 68) {
            throw new IllegalArgumentException("points must be 68, found " + points);
        }
    }

    /** What the model file must say of the output, for one face. */
    public TensorSpec outputSpec() {
        return new TensorSpec(output, List.of(1, 2 * points));
    }

    /** Everything but the file that decides what the net answers, in one line that is always the same. */
    public String reading() {
        return input + " widened " + boxFactor + " " + outputSpec();
    }
}
