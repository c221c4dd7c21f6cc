/**
 * The model packs: what they are, where they come from, and whether the files are the ones that were measured. Names and addresses come
 * in, checked files go out; no net is run here.
 */
@NullMarked
package io.dropcast.models;

import org.jspecify.annotations.NullMarked;
