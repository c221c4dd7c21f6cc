/** The values that every room speaks: boxes, landmarks, crops, vectors, names and ids. No room is known here. */
@NullMarked
package io.dropcast.face;

import org.jspecify.annotations.NullMarked;
