/**
 * From tracklets to tracks with vectors: align, gate, sample, encode, pool, split, join. Tracklets and crops come in, tracks.jsonl,
 * faces.jsonl and faces.f32 go out; crops stop here.
 */
@NullMarked
package io.dropcast.embed;

import org.jspecify.annotations.NullMarked;
