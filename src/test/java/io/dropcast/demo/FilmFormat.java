package io.dropcast.demo;

import java.util.Optional;

/**
 * What a {@link TestFilm} makes. Start from {@link #of} or {@link #soundOnly} and change what should differ.
 *
 * @param width pixels; 0 for a file without a picture
 * @param height pixels; 0 for a file without a picture
 * @param fps frames a second, constant
 * @param encoder FFmpeg's name of the video encoder, such as {@code mjpeg}; empty leaves the choice to the container
 * @param pixelFormat FFmpeg's name, such as {@code yuv420p}
 * @param bitrate bits a second, a target
 * @param rotation degrees clockwise that a player turns the picture by, written as a display matrix; the pixels stay as they are
 * @param soundRate samples a second of a mono sound track; 0 for none
 */
public record FilmFormat(
        int width,
        int height,
        double fps,
        Optional<String> encoder,
        String pixelFormat,
        int bitrate,
        int rotation,
        int soundRate) {

    private static final int DEFAULT_BITRATE = 3_500_000;
    private static final int DEFAULT_SOUND_RATE = 48_000;

    /** A silent film in yuv420p at 3.5 Mbit/s, upright. */
    public static FilmFormat of(int width, int height, double fps) {
        return new FilmFormat(width, height, fps, Optional.empty(), "yuv420p", DEFAULT_BITRATE, 0, 0);
    }

    /** A file with a sound track and no video stream. */
    public static FilmFormat soundOnly() {
        return new FilmFormat(0, 0, 25, Optional.empty(), "yuv420p", DEFAULT_BITRATE, 0, DEFAULT_SOUND_RATE);
    }

    public FilmFormat withEncoder(String name) {
        return new FilmFormat(width, height, fps, Optional.of(name), pixelFormat, bitrate, rotation, soundRate);
    }

    public FilmFormat withPixelFormat(String name) {
        return new FilmFormat(width, height, fps, encoder, name, bitrate, rotation, soundRate);
    }

    public FilmFormat withRotation(int clockwiseDegrees) {
        return new FilmFormat(width, height, fps, encoder, pixelFormat, bitrate, clockwiseDegrees, soundRate);
    }

    /**
     * Adds a mono track of 48000 samples a second. The header of an mkv or webm file then claims about one second more than the file
     * holds, because JavaCV gives the length of sound packets in samples where the container counts milliseconds.
     */
    public FilmFormat withSound() {
        return new FilmFormat(width, height, fps, encoder, pixelFormat, bitrate, rotation, DEFAULT_SOUND_RATE);
    }

    boolean hasPicture() {
        return width > 0;
    }

    boolean hasSound() {
        return soundRate > 0;
    }
}
