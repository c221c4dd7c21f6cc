/** From identities to pictures: the one good frame of each track and of each identity. */
@NullMarked
package io.dropcast.reps;

import org.jspecify.annotations.NullMarked;
