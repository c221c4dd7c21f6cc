package io.dropcast.models;

import java.util.Map;
import java.util.Set;

/**
 * The model that finds faces.
 *
 * @param outputs the tensor for each of the decoder's roles
 * @param scoreThreshold 0..1, the default
 * @param nmsIou 0..1, the default
 */
public record DetectorSpec(
        ModelFile file,
        Decoder decoder,
        InputSpec input,
        Map<String, TensorSpec> outputs,
        double scoreThreshold,
        double nmsIou) {

    /** @throws IllegalArgumentException naming the value and its range, or the role that is missing or not known */
    public DetectorSpec {
        outputs = Map.copyOf(outputs);
        checkRoles(decoder, outputs.keySet());
        Checks.within("score_threshold", scoreThreshold, 0, 1);
        Checks.within("nms_iou", nmsIou, 0, 1);
    }

    /** @throws IllegalArgumentException when the decoder has no such role */
    public TensorSpec output(String role) {
        TensorSpec tensor = outputs.get(role);
        if (tensor == null) {
            throw new IllegalArgumentException(decoder.id() + " has no output '" + role + "'");
        }
        return tensor;
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
