/**
 * From detections to tracklets: one face followed through one shot. Detections come in, tracklets.jsonl goes out; it sees boxes and
 * times, never pixels.
 */
@NullMarked
package io.dropcast.track;

import org.jspecify.annotations.NullMarked;
