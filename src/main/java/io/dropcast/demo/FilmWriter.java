package io.dropcast.demo;

import io.dropcast.video.ffmpeg.Container;
import io.dropcast.video.ffmpeg.Resampler;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ShortBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.FrameRecorder;

/**
 * Writes pictures, and sound if asked, to a video file; the file's ending says which kind ({@code mp4 m4v mov mkv webm avi ts mpg}).
 * The same pictures give the same bytes: nothing in the file tells when or by what it was made, and the encoder runs in one thread.
 * The file is complete once {@link #close} returned. It holds native memory until then. Not for sharing between threads.
 */
public final class FilmWriter implements AutoCloseable {
    private static final int BGR = 3;
    private static final int SOUND_BITRATE = 96_000;
    private static final double KEYFRAME_SECONDS = 2;

    private final Path file;
    private final FilmFormat format;
    private final String encoder;
    private final Optional<String> warning;
    private final FFmpegFrameRecorder recorder;
    private final Optional<Frame> canvas;
    private int frames;
    private boolean written;
    private boolean closed;

    private FilmWriter(Path file, FilmFormat format, Choice choice, FFmpegFrameRecorder recorder) {
        this.file = file;
        this.format = format;
        this.encoder = choice.encoder;
        this.warning = choice.warning;
        this.recorder = recorder;
        this.canvas = format.hasPicture()
                ? Optional.of(new Frame(format.width(), format.height(), Frame.DEPTH_UBYTE, BGR))
                : Optional.empty();
    }

    /** A silent film with the container's usual encoder, yuv420p, 3.5 Mbit/s. */
    public static FilmWriter open(Path file, int width, int height, double fps) throws IOException {
        return open(file, FilmFormat.of(width, height, fps));
    }

    /**
     * @param file is overwritten
     * @throws IllegalArgumentException when the file's ending or the pixel format is not known
     * @throws IOException when the encoder is missing or refuses the format, or the file cannot be written
     */
    public static FilmWriter open(Path file, FilmFormat format) throws IOException {
        Container container = Container.of(file);
        Choice choice = choose(format.encoder().map(List::of).orElseGet(container::encoders));
        // FFmpeg describes every file it opens on stderr; what matters reaches the caller as an exception
        avutil.av_log_set_level(avutil.AV_LOG_ERROR);
        var recorder = new FFmpegFrameRecorder(
                file.toAbsolutePath().toFile(), format.width(), format.height(), format.hasSound() ? 1 : 0);
        try {
            recorder.setFormat(container.format());
            recorder.setOption("fflags", "+bitexact");
            recorder.setOption("movflags", "+faststart");
            if (format.hasPicture()) {
                setUpPicture(recorder, format, choice.encoder);
            }
            if (format.hasSound()) {
                setUpSound(recorder, format, container);
            }
            recorder.start();
            return new FilmWriter(file, format, choice, recorder);
        } catch (FrameRecorder.Exception e) {
            release(recorder, e);
            throw new IOException(
                    "cannot start the film " + file + " (" + container.format() + ", " + choice.encoder + ", "
                            + format.pixelFormat() + ", " + format.width() + "x" + format.height() + "): "
                            + e.getMessage() + "; check the folder, and that the encoder takes this format",
                    e);
        }
    }

    /**
     * Adds one frame.
     *
     * @throws IllegalArgumentException when the picture has another size than the film
     * @throws IllegalStateException when the film has no picture, or is closed
     */
    public void add(BufferedImage picture) throws IOException {
        Frame target = canvas.filter(c -> !closed)
                .orElseThrow(() -> new IllegalStateException("no picture can be added to " + file
                        + (closed ? ": it is closed" : ": it was opened for sound only")));
        if (picture.getWidth() != format.width() || picture.getHeight() != format.height()) {
            throw new IllegalArgumentException("a film of " + format.width() + "x" + format.height()
                    + " cannot take a picture of " + picture.getWidth() + "x" + picture.getHeight());
        }
        copy(picture, target);
        record(target);
        frames++;
    }

    /**
     * Adds sound at the film's rate.
     *
     * @param samples mono, 16 bit
     * @throws IllegalStateException when the film has no sound, or is closed
     */
    public void addSound(short[] samples) throws IOException {
        if (closed || !format.hasSound()) {
            throw new IllegalStateException(
                    "no sound can be added to " + file + (closed ? ": it is closed" : ": it was opened without sound"));
        }
        try (Frame sound = new Frame()) {
            sound.sampleRate = format.soundRate();
            sound.audioChannels = 1;
            sound.samples = new ShortBuffer[] {ShortBuffer.wrap(samples)};
            record(sound);
        }
    }

    /** Frames added so far. */
    public int frames() {
        return frames;
    }

    /** FFmpeg's name of the video encoder in use. */
    public String encoder() {
        return encoder;
    }

    /** What the user should know about the choice of the encoder. */
    public Optional<String> warning() {
        return warning;
    }

    /** Finishes the file. Closing twice does nothing more. */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try {
            // an encoder that never saw a frame has no header to write, and FFmpeg 8 stumbles over that
            if (written) {
                recorder.stop();
            }
            recorder.release();
        } catch (FrameRecorder.Exception e) {
            throw new IOException(
                    "cannot finish the film " + file + " after " + frames + " frames: " + e.getMessage()
                            + "; is the disk full?",
                    e);
        } finally {
            canvas.ifPresent(Frame::close);
        }
    }

    private void record(Frame frame) throws IOException {
        try {
            recorder.record(frame);
            written = true;
        } catch (FrameRecorder.Exception e) {
            throw new IOException(
                    "cannot write frame " + frames + " of the film " + file + ": " + e.getMessage()
                            + "; is the disk full?",
                    e);
        }
    }

    private static void setUpPicture(FFmpegFrameRecorder recorder, FilmFormat format, String encoder) {
        int pixelFormat = avutil.av_get_pix_fmt(format.pixelFormat());
        if (pixelFormat == avutil.AV_PIX_FMT_NONE) {
            throw new IllegalArgumentException(
                    "'" + format.pixelFormat() + "' is not a pixel format that FFmpeg knows");
        }
        recorder.setVideoCodecName(encoder);
        recorder.setVideoCodec(avcodec.avcodec_find_encoder_by_name(encoder).id());
        recorder.setPixelFormat(pixelFormat);
        recorder.setFrameRate(format.fps());
        recorder.setVideoBitrate(format.bitrate());
        recorder.setGopSize((int) Math.max(1, Math.round(KEYFRAME_SECONDS * format.fps())));
        recorder.setMaxBFrames(0);
        recorder.setVideoOption("flags", "+bitexact");
        recorder.setVideoOption("threads", "1");
        if (format.rotation() != 0) {
            // FFmpeg counts display matrices counter-clockwise
            recorder.setDisplayRotation(-format.rotation());
        }
    }

    private static void setUpSound(FFmpegFrameRecorder recorder, FilmFormat format, Container container) {
        recorder.setAudioCodec(container.soundCodec());
        recorder.setSampleRate(format.soundRate());
        recorder.setAudioBitrate(SOUND_BITRATE);
        recorder.setAudioOption("flags", "+bitexact");
    }

    /**
     * The first encoder that this build of FFmpeg has.
     *
     * @param wanted FFmpeg's names, the best first
     */
    static Choice choose(List<String> wanted) throws IOException {
        String best = wanted.get(0);
        for (String name : wanted) {
            if (avcodec.avcodec_find_encoder_by_name(name) != null) {
                Optional<String> warning = name.equals(best)
                        ? Optional.empty()
                        : Optional.of(
                                "this build of FFmpeg has no encoder " + best + "; the film is made with " + name);
                return new Choice(name, warning);
            }
        }
        throw new IOException("this build of FFmpeg has no encoder " + String.join(" or ", wanted)
                + ": choose another one, or another kind of file");
    }

    private static void copy(BufferedImage picture, Frame target) {
        boolean plain = picture.getType() == BufferedImage.TYPE_3BYTE_BGR
                && picture.getRaster().getParent() == null;
        BufferedImage bgr = plain ? picture : Resampler.toBgr(picture);
        byte[] bytes = ((DataBufferByte) bgr.getRaster().getDataBuffer()).getData();
        ByteBuffer pixels = (ByteBuffer) target.image[0];
        int row = bgr.getWidth() * BGR;
        for (int y = 0; y < bgr.getHeight(); y++) {
            // rows of the native picture may be padded
            pixels.position(y * target.imageStride);
            pixels.put(bytes, y * row, row);
        }
        pixels.position(0);
    }

    private static void release(FFmpegFrameRecorder recorder, Exception because) {
        try {
            recorder.release();
        } catch (FrameRecorder.Exception e) {
            because.addSuppressed(e);
        }
    }

    /** An encoder, and what to say about it. */
    record Choice(String encoder, Optional<String> warning) {}
}
