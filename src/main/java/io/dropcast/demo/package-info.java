/** The demo: photographs become a film, which goes the way of every dropped video. It knows FFmpeg to write the film. */
@NullMarked
package io.dropcast.demo;

import org.jspecify.annotations.NullMarked;
