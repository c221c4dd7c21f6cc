/**
 * From video to detections: where the faces are, how good they look, and one crop of each per short time. A video and nets come in,
 * detections.jsonl and crops go out; pixels stop here.
 */
@NullMarked
package io.dropcast.detect;

import org.jspecify.annotations.NullMarked;
