/** From detections to tracks: one face followed through one shot. */
@NullMarked
package io.dropcast.track;

import org.jspecify.annotations.NullMarked;
