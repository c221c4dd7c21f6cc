package io.dropcast.models;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the files of a pack lie, each of them checked.
 *
 * @param landmarks empty when the detector finds the five points itself
 */
public record ModelPaths(Path detector, Optional<Path> landmarks, Path encoder) {}
