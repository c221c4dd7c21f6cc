package io.dropcast.models;

import io.dropcast.cluster.evidence.PackLikeness;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The models that work together. Vectors of two packs are never compared.
 *
 * @param licence an SPDX name, or what the owner of the files says
 * @param landmarks empty when the detector finds the five points itself
 * @param likeness how alike the vectors of people are
 */
public record ModelPack(
        String name,
        String licence,
        DetectorSpec detector,
        Optional<LandmarkSpec> landmarks,
        EncoderSpec encoder,
        PackLikeness likeness) {

    /** @throws IllegalArgumentException when the name is blank, or no model of the pack finds landmarks, or two do */
    public ModelPack {
        if (landmarks.isPresent() == detector.family().givesLandmarks()) {
            throw new IllegalArgumentException(
                    landmarks.isPresent()
                            ? detector.family().id() + " finds the landmarks itself, so landmarks must go"
                            : detector.family().id() + " finds no landmarks, so landmarks is needed");
        }
    }

    /** Every file of the pack: detector, landmarks, encoder. */
    public List<ModelFile> files() {
        List<ModelFile> files = new ArrayList<>();
        files.add(detector.file());
        landmarks.ifPresent(spec -> files.add(spec.file()));
        files.add(encoder.file());
        return List.copyOf(files);
    }
}
