/**
 * An episode as a person looks at it: the cast, who is on screen when, badges and their words. Manifests come in, plain values go out;
 * no HTML and no file format is known here.
 */
@NullMarked
package io.dropcast.report.story;

import org.jspecify.annotations.NullMarked;
