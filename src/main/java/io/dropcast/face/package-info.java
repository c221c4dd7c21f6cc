/**
 * The values that every room speaks: boxes, landmarks, crops, vectors, ids, text that is safe to print. It knows no other room; a change
 * here reaches all.
 */
@NullMarked
package io.dropcast.face;

import org.jspecify.annotations.NullMarked;
