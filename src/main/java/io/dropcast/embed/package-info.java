/** From tracks to vectors: align, gate, sample, encode, pool. Crops stop here. */
@NullMarked
package io.dropcast.embed;

import org.jspecify.annotations.NullMarked;
