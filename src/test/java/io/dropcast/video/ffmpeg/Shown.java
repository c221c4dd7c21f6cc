package io.dropcast.video.ffmpeg;

import io.dropcast.face.Box;
import io.dropcast.video.Frame;
import java.util.ArrayList;
import java.util.List;

/** A frame as it came: its number, its time, and what it shows. */
record Shown(long index, double ts, List<Integer> picture) {

    /** Closes the frame. */
    public static Shown of(Frame frame) {
        try (frame) {
            byte[] rgb = frame.crop(new Box(0, 0, frame.width(), frame.height()), 8, 8)
                    .rgb();
            List<Integer> picture = new ArrayList<>();
            for (byte value : rgb) {
                picture.add(value & 0xff);
            }
            return new Shown(frame.index(), frame.ts(), picture);
        }
    }
}
