/**
 * Matches the clusters of an episode with the people of a show by their prototypes. Prototypes and thresholds come in, matches and
 * suggestions go out; it writes nothing.
 */
@NullMarked
package io.dropcast.people.match;

import org.jspecify.annotations.NullMarked;
