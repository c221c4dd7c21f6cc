package io.dropcast.models;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The model that finds faces.
 *
 * @param fit how a frame becomes the input
 * @param outputs the tensor for each of the decoder's roles
 * @param thresholds what its confidences mean
 */
public record DetectorSpec(
        ModelFile file,
        Decoder decoder,
        InputSpec input,
        Fit fit,
        Map<String, TensorSpec> outputs,
        DetectorThresholds thresholds) {

    /** @throws IllegalArgumentException naming the value and its range, or the role that is missing or not known */
    public DetectorSpec {
        outputs = Map.copyOf(outputs);
        checkRoles(decoder, outputs.keySet());
        checkCells(decoder, input);
    }

    /** @throws IllegalArgumentException when the decoder has no such role */
    public TensorSpec output(String role) {
        TensorSpec tensor = outputs.get(role);
        if (tensor == null) {
            throw new IllegalArgumentException(decoder.id() + " has no output '" + role + "'");
        }
        return tensor;
    }

    /** Everything but the file that decides what the net answers, in one line that is always the same. */
    public String reading() {
        return decoder.id() + " " + input + " " + fit.id() + " " + new TreeMap<>(outputs);
    }

    private static void checkCells(Decoder decoder, InputSpec input) {
        int cell = decoder.cell();
        if (input.width() % cell != 0 || input.height() % cell != 0) {
            throw new IllegalArgumentException("width and height must be multiples of " + cell + " for " + decoder.id()
                    + ", found " + input.width() + "x" + input.height());
        }
    }

    private static void checkRoles(Decoder decoder, Set<String> given) {
        for (String role : given) {
            if (!decoder.outputs().contains(role)) {
                throw new IllegalArgumentException(
                        decoder.id() + " knows no output '" + role + "'" + Checks.hint(role, decoder.outputs()));
            }
        }
        for (String role : decoder.outputs()) {
            if (!given.contains(role)) {
                throw new IllegalArgumentException(decoder.id() + " needs the output '" + role + "'");
            }
        }
    }
}
