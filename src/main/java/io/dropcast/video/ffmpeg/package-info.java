/**
 * Decodes video with FFmpeg behind the ports of video. Packets come in, upright frames and planes go out; no other room but demo knows
 * FFmpeg. What is opened here is closed here.
 */
@NullMarked
package io.dropcast.video.ffmpeg;

import org.jspecify.annotations.NullMarked;
