package io.dropcast.detect.nets;

import io.dropcast.detect.RawFaces;
import java.util.List;
import java.util.Optional;

/** What the detectors of one family have in common: which outputs they give, and how these become faces. Stateless. */
public interface DetectorFamily {

    /** The name in {@code models.json}. */
    String id();

    /** The roles of the outputs, in the order in which {@link #faces} takes them. */
    List<String> outputs();

    /**
     * Shape of an output where it follows from the input's; empty where only the net knows how long it is.
     *
     * @param role one of {@link #outputs}
     * @param width pixels of the input, a multiple of {@link #cell}
     * @param height pixels of the input, a multiple of {@link #cell}
     */
    default Optional<List<Integer>> shapeOf(String role, int width, int height) {
        return Optional.empty();
    }

    /** Whether the detector itself finds the five points, so that no landmark model is needed. */
    default boolean givesLandmarks() {
        return false;
    }

    /** Pixels that the sides of the input are multiples of. */
    default int cell() {
        return 1;
    }

    /** Whether one net can take inputs of any width and height in whole cells. */
    default boolean anyShape() {
        return false;
    }

    /**
     * The faces that a net answered with.
     *
     * @param outputs the numbers of each, in the order of {@link #outputs}
     * @param width pixels of the input
     * @param height pixels of the input
     * @throws IllegalStateException when an output is not as long as the input makes it
     */
    RawFaces faces(List<float[]> outputs, int width, int height);
}
