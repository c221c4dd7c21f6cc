/** From vectors to identities: which tracks of an episode are the same person. */
@NullMarked
package io.dropcast.cluster;

import org.jspecify.annotations.NullMarked;
