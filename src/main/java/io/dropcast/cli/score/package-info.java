/** How good an episode's people are, measured against what a human labelled. */
@NullMarked
package io.dropcast.score;

import org.jspecify.annotations.NullMarked;
