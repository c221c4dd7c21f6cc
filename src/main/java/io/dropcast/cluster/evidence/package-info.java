/**
 * How likely two tracks are one person: log-likelihood ratios of faces, clothes and threads, and the calibration of the stop. Tracks
 * come in, numbers go out; it joins nothing.
 */
@NullMarked
package io.dropcast.cluster.evidence;

import org.jspecify.annotations.NullMarked;
