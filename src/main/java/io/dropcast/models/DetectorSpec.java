package io.dropcast.models;

import io.dropcast.detect.nets.DetectorFamily;
import io.dropcast.episode.JsonFields;
import io.dropcast.settings.NetThresholds;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The model that finds faces.
 *
 * @param shape what decides the width and height of the input; where the video does, those of {@code input} say how long the longer side is
 * @param fit how a frame becomes the input
 * @param outputs the tensor for each of the family's roles
 * @param thresholds what its confidences mean
 */
public record DetectorSpec(
        ModelFile file,
        DetectorFamily family,
        InputSpec input,
        InputShape shape,
        Fit fit,
        Map<String, TensorSpec> outputs,
        NetThresholds thresholds) {

    /** @throws IllegalArgumentException naming the value and its range, or the role that is missing or not known */
    public DetectorSpec {
        outputs = Map.copyOf(outputs);
        checkRoles(family, outputs.keySet());
        checkCells(family, input);
        if (shape == InputShape.FILM) {
            checkFilm(family, input, fit, outputs);
        }
    }

    /**
     * The detector as it looks at one video.
     *
     * @param width pixels of the video as shown, 1 or more
     * @param height pixels, 1 or more
     */
    public DetectorSpec forFilm(int width, int height) {
        if (shape == InputShape.FIXED) {
            return this;
        }
        InputSpec its = input.inShapeOf(width, height, family.cell());
        Map<String, TensorSpec> longer = new HashMap<>(outputs);
        longer.replaceAll((role, tensor) -> new TensorSpec(
                tensor.name(), family.shapeOf(role, its.width(), its.height()).orElse(tensor.shape())));
        return new DetectorSpec(file, family, its, shape, fit, longer, thresholds);
    }

    /** @throws IllegalArgumentException when the family has no such role */
    public TensorSpec output(String role) {
        TensorSpec tensor = outputs.get(role);
        if (tensor == null) {
            throw new IllegalArgumentException(family.id() + " has no output '" + role + "'");
        }
        return tensor;
    }

    /** Everything but the file that decides what the net answers, in one line that is always the same. */
    public String reading() {
        String how = family.id() + " " + input + " " + fit.id() + " " + new TreeMap<>(outputs);
        return shape == InputShape.FIXED ? how : how + " in the shape of the film";
    }

    private static void checkFilm(DetectorFamily family, InputSpec input, Fit fit, Map<String, TensorSpec> outputs) {
        if (!family.anyShape()) {
            throw new IllegalArgumentException("input.shape must be '" + InputShape.FIXED.id() + "', as a net for "
                    + family.id() + " takes one width and height only, found '" + InputShape.FILM.id() + "'");
        }
        if (fit != Fit.LETTERBOX) {
            throw new IllegalArgumentException("fit must be '" + Fit.LETTERBOX.id() + "' where input.shape is '"
                    + InputShape.FILM.id() + "', found '" + fit.id() + "'");
        }
        outputs.forEach((role, tensor) -> {
            List<Integer> follows =
                    family.shapeOf(role, input.width(), input.height()).orElse(tensor.shape());
            if (!tensor.shape().equals(follows)) {
                throw new IllegalArgumentException("the shape of the output '" + role + "' follows from the input where"
                        + " input.shape is '" + InputShape.FILM.id() + "': leave it out, or say " + follows + ", found "
                        + tensor.shape());
            }
        });
    }

    private static void checkCells(DetectorFamily family, InputSpec input) {
        int cell = family.cell();
        if (input.width() % cell != 0 || input.height() % cell != 0) {
            throw new IllegalArgumentException("width and height must be multiples of " + cell + " for " + family.id()
                    + ", found " + input.width() + "x" + input.height());
        }
    }

    private static void checkRoles(DetectorFamily family, Set<String> given) {
        given.forEach(role -> checkRole(family, role));
        for (String role : family.outputs()) {
            if (!given.contains(role)) {
                throw new IllegalArgumentException(family.id() + " needs the output '" + role + "'");
            }
        }
    }

    /** @throws IllegalArgumentException when the family has no such role */
    static void checkRole(DetectorFamily family, String role) {
        if (!family.outputs().contains(role)) {
            throw new IllegalArgumentException(
                    family.id() + " knows no output '" + role + "'" + JsonFields.hint(role, family.outputs()));
        }
    }
}
