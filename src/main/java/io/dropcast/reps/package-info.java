/**
 * From clusters to pictures: the one good frame of each track and of each identity. It chooses among faces that were measured before,
 * and looks at no video.
 */
@NullMarked
package io.dropcast.reps;

import org.jspecify.annotations.NullMarked;
