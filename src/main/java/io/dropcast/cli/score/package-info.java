/** How good an episode's people are, measured against what a human labelled. Manifests and truth come in, figures go out. */
@NullMarked
package io.dropcast.cli.score;

import org.jspecify.annotations.NullMarked;
