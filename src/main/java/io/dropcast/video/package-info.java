/** A video as numbered, time-stamped frames and the cuts between its shots. Ports only; pixels are decoded elsewhere. */
@NullMarked
package io.dropcast.video;

import org.jspecify.annotations.NullMarked;
