/** The door to FFmpeg: decodes video, and makes the demo film. */
@NullMarked
package io.dropcast.javacv;

import org.jspecify.annotations.NullMarked;
