package io.dropcast.demo;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.FrameRecorder;
import org.bytedeco.javacv.Java2DFrameConverter;

/**
 * Writes pictures to a silent mp4 file. The same pictures give the same bytes: nothing in the file tells when or by what it was made, and
 * the encoder runs in one thread. The file is complete once {@link #close} returned. It holds native memory until then. Not for sharing
 * between threads.
 */
public final class FilmWriter implements AutoCloseable {
    /** The first is the better one; a build of FFmpeg may lack it. */
    private static final List<String> ENCODERS = List.of("libopenh264", "mpeg4");

    private static final int BITRATE = 3_500_000;
    private static final double KEYFRAME_SECONDS = 2;

    private final Path file;
    private final String encoder;
    private final FFmpegFrameRecorder recorder;
    private final Java2DFrameConverter converter = new Java2DFrameConverter();
    private int frames;
    private boolean closed;

    private FilmWriter(Path file, String encoder, FFmpegFrameRecorder recorder) {
        this.file = file;
        this.encoder = encoder;
        this.recorder = recorder;
    }

    /**
     * @param file is overwritten
     * @param width pixels
     * @param height pixels
     * @param fps frames a second, constant
     * @throws IOException when there is no encoder, or the file cannot be written
     */
    public static FilmWriter open(Path file, int width, int height, double fps) throws IOException {
        String encoder = choose(ENCODERS);
        // FFmpeg describes every file it opens on stderr; what matters reaches the caller as an exception
        avutil.av_log_set_level(avutil.AV_LOG_ERROR);
        FFmpegFrameRecorder recorder =
                new FFmpegFrameRecorder(file.toAbsolutePath().toFile(), width, height, 0);
        recorder.setFormat("mp4");
        recorder.setOption("fflags", "+bitexact");
        recorder.setOption("movflags", "+faststart");
        recorder.setVideoCodecName(encoder);
        recorder.setVideoCodec(avcodec.avcodec_find_encoder_by_name(encoder).id());
        recorder.setPixelFormat(avutil.AV_PIX_FMT_YUV420P);
        recorder.setFrameRate(fps);
        recorder.setVideoBitrate(BITRATE);
        recorder.setGopSize((int) Math.max(1, Math.round(KEYFRAME_SECONDS * fps)));
        recorder.setMaxBFrames(0);
        recorder.setVideoOption("flags", "+bitexact");
        recorder.setVideoOption("threads", "1");
        FilmWriter writer = new FilmWriter(file, encoder, recorder);
        try {
            recorder.start();
            return writer;
        } catch (FrameRecorder.Exception e) {
            try (writer) {
                throw new IOException("cannot start the film " + file + " with " + encoder + ": " + e.getMessage(), e);
            }
        }
    }

    /** @throws IllegalStateException when the film is closed */
    public void add(BufferedImage picture) throws IOException {
        if (closed) {
            throw new IllegalStateException("no picture can be added to " + file + ": it is closed");
        }
        try {
            recorder.record(converter.convert(PhotoFiles.toBgr(picture)));
            frames++;
        } catch (FrameRecorder.Exception e) {
            throw broken(e);
        }
    }

    /** Frames added so far. */
    int frames() {
        return frames;
    }

    /** FFmpeg's name of the video encoder in use. */
    String encoder() {
        return encoder;
    }

    /** What the user should know about the choice of the encoder. */
    Optional<String> warning() {
        String best = ENCODERS.get(0);
        return encoder.equals(best)
                ? Optional.empty()
                : Optional.of("this build of FFmpeg has no encoder " + best + "; the film is made with " + encoder);
    }

    /** Finishes the file. Closing twice does nothing more. */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (converter) {
            // an encoder that never saw a frame has no header to write, and FFmpeg 8 stumbles over that
            if (frames > 0) {
                recorder.stop();
            }
            recorder.release();
        } catch (FrameRecorder.Exception e) {
            throw broken(e);
        }
    }

    private IOException broken(FrameRecorder.Exception e) {
        return new IOException(
                "cannot write the film " + file + " after " + frames + " frames: " + e.getMessage()
                        + "; is the disk full?",
                e);
    }

    /** The first encoder that this build of FFmpeg has. */
    static String choose(List<String> encoders) throws IOException {
        return encoders.stream()
                .filter(name -> avcodec.avcodec_find_encoder_by_name(name) != null)
                .findFirst()
                .orElseThrow(
                        () -> new IOException("this build of FFmpeg has no encoder " + String.join(" or ", encoders)));
    }
}
