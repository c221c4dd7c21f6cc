/**
 * From tracks to clusters: which tracks of an episode are one person, with ids that survive a run. Vectors, what was made before and
 * what humans said come in, identities go out.
 */
@NullMarked
package io.dropcast.cluster;

import org.jspecify.annotations.NullMarked;
