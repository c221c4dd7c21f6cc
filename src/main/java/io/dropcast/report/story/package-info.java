/**
 * An episode as a human reads it: the cast, their times on screen, badges and their words. Manifests come in, plain values go out;
 * no HTML and no file format is known here.
 */
@NullMarked
package io.dropcast.report.story;

import org.jspecify.annotations.NullMarked;
