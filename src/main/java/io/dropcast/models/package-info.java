/** The model packs: what they are, where they come from, and whether the files are the ones that were measured. */
@NullMarked
package io.dropcast.models;

import org.jspecify.annotations.NullMarked;
