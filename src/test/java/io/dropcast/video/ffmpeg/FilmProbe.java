package io.dropcast.video.ffmpeg;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.Frame;

/**
 * What a film turns out to be when it is read back.
 *
 * @param frames one small picture a frame, blue green red bytes, see {@link #SIDE}
 */
public record FilmProbe(
        int width,
        int height,
        double fps,
        double seconds,
        String codec,
        double rotation,
        int soundChannels,
        List<byte[]> frames) {
    /** Pixels along a side of the small pictures. */
    public static final int SIDE = 32;

    public static FilmProbe of(Path film) throws IOException {
        try (FFmpegFrameGrabber facts = new FFmpegFrameGrabber(film.toFile())) {
            facts.start();
            boolean picture = facts.hasVideo();
            return new FilmProbe(
                    facts.getImageWidth(),
                    facts.getImageHeight(),
                    picture ? facts.getVideoFrameRate() : 0,
                    facts.getLengthInTime() / 1e6,
                    picture ? facts.getVideoCodecName() : "",
                    facts.getDisplayRotation(),
                    facts.getAudioChannels(),
                    picture ? small(film) : List.of());
        }
    }

    private static List<byte[]> small(Path film) throws IOException {
        List<byte[]> frames = new ArrayList<>();
        try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(film.toFile())) {
            grabber.setImageWidth(SIDE);
            grabber.setImageHeight(SIDE);
            grabber.start();
            for (Frame frame = grabber.grabImage(); frame != null; frame = grabber.grabImage()) {
                frames.add(copy(frame));
            }
        }
        return frames;
    }

    private static byte[] copy(Frame frame) {
        byte[] pixels = new byte[SIDE * SIDE * 3];
        ByteBuffer source = (ByteBuffer) frame.image[0];
        for (int y = 0; y < SIDE; y++) {
            source.get(y * frame.imageStride, pixels, y * SIDE * 3, SIDE * 3);
        }
        return pixels;
    }

    /** Mean absolute difference of a frame to the one before it, 0..255. */
    public double change(int frame) {
        byte[] a = frames.get(frame - 1);
        byte[] b = frames.get(frame);
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += Math.abs((a[i] & 0xff) - (b[i] & 0xff));
        }
        return sum / a.length;
    }
}
