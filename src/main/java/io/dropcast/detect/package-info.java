/** From video to detections: where the faces are, how good they look, and one crop of each per short time. Pixels stop here. */
@NullMarked
package io.dropcast.detect;

import org.jspecify.annotations.NullMarked;
