package io.dropcast.video.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.*;

import org.bytedeco.javacpp.BytePointer;

/** FFmpeg's error numbers in words. */
final class FfError {
    private FfError() {}

    static String text(int code) {
        try (BytePointer buffer = new BytePointer(AV_ERROR_MAX_STRING_SIZE)) {
            av_strerror(code, buffer, AV_ERROR_MAX_STRING_SIZE);
            String text = buffer.getString();
            int end = text.indexOf('\0');
            // a pointer with a size gives all of its bytes, also those that FFmpeg did not write
            return end < 0 ? text : text.substring(0, end);
        }
    }
}
