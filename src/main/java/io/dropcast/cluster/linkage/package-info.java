/**
 * Linkage over a matrix of distances: cannot-link, average linkage, its bounded and two-step forms, and where to stop. It knows numbers
 * and rows, no face and no episode.
 */
@NullMarked
package io.dropcast.cluster.linkage;

import org.jspecify.annotations.NullMarked;
