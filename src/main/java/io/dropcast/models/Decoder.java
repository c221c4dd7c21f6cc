package io.dropcast.models;

import java.util.List;
import java.util.Optional;

/** How the outputs of a detector become boxes. */
public enum Decoder {
    /** {@code scores} 1xNx2 (background, face) and {@code boxes} 1xNx4, corners in 0..1, already decoded. */
    ULTRALIGHT_RFB("ultralight-rfb"),

    /** Class, objectness, box and five points, each for strides 8, 16 and 32. */
    YUNET("yunet");

    private final String id;

    Decoder(String id) {
        this.id = id;
    }

    /** The name in {@code models.json}. */
    public String id() {
        return id;
    }

    /** Whether the detector itself finds the five points, so that no landmark model is needed. */
    public boolean givesLandmarks() {
        return this == YUNET;
    }

    /** Pixels that the sides of the input are multiples of: the net's coarsest grid has no half cells. */
    int cell() {
        return this == YUNET ? 32 : 1;
    }

    /** Whether one net can take inputs of any width and height in whole cells. */
    boolean anyShape() {
        return this == YUNET;
    }

    /**
     * Shape of an output where it follows from the input's; empty where only the net knows how long it is.
     *
     * @throws IllegalArgumentException when there is no such role
     */
    Optional<List<Integer>> shapeOf(String role, InputSpec input) {
        check(role);
        if (this != YUNET) {
            return Optional.empty();
        }
        String[] kindAndCell = role.split("_", 2);
        int numbers = switch (kindAndCell[0]) {
            case "bbox" -> 4;
            case "kps" -> 10;
            default -> 1;
        };
        int cell = Integer.parseInt(kindAndCell[1]);
        return Optional.of(List.of(1, (input.width() / cell) * (input.height() / cell), numbers));
    }

    /** @throws IllegalArgumentException when there is no such role */
    void check(String role) {
        if (!outputs().contains(role)) {
            throw new IllegalArgumentException(id + " knows no output '" + role + "'" + Checks.hint(role, outputs()));
        }
    }

    /** The roles that a pack gives a tensor each. */
    public List<String> outputs() {
        return switch (this) {
            case ULTRALIGHT_RFB -> List.of("scores", "boxes");
            case YUNET ->
                List.of(
                        "cls_8", "cls_16", "cls_32", "obj_8", "obj_16", "obj_32", "bbox_8", "bbox_16", "bbox_32",
                        "kps_8", "kps_16", "kps_32");
        };
    }
}
