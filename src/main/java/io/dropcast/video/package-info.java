/**
 * A video as numbered, time-stamped frames and the cuts between its shots. Ports and measures only: how pixels are decoded is in
 * video.ffmpeg.
 */
@NullMarked
package io.dropcast.video;

import org.jspecify.annotations.NullMarked;
