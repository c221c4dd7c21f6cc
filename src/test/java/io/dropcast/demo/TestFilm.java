package io.dropcast.demo;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ShortBuffer;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.Java2DFrameConverter;

/** Writes films of all kinds for tests; the file's ending says which container. */
public final class TestFilm implements AutoCloseable {
    private final FilmFormat format;
    private final FFmpegFrameRecorder recorder;
    private final Java2DFrameConverter converter = new Java2DFrameConverter();

    private TestFilm(FilmFormat format, FFmpegFrameRecorder recorder) {
        this.format = format;
        this.recorder = recorder;
    }

    public static TestFilm open(Path file, FilmFormat format) throws IOException {
        Container container = Container.of(file);
        avutil.av_log_set_level(avutil.AV_LOG_ERROR);
        FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(
                file.toAbsolutePath().toFile(), format.width(), format.height(), format.hasSound() ? 1 : 0);
        recorder.setFormat(container.format());
        if (format.hasPicture()) {
            String encoder = format.encoder().orElse(container.encoders().get(0));
            recorder.setVideoCodecName(encoder);
            recorder.setVideoCodec(avcodec.avcodec_find_encoder_by_name(encoder).id());
            recorder.setPixelFormat(avutil.av_get_pix_fmt(format.pixelFormat()));
            recorder.setFrameRate(format.fps());
            recorder.setVideoBitrate(format.bitrate());
            recorder.setGopSize((int) Math.max(1, Math.round(2 * format.fps())));
            recorder.setMaxBFrames(0);
            recorder.setVideoOption("threads", "1");
            if (format.rotation() != 0) {
                // FFmpeg counts display matrices counter-clockwise
                recorder.setDisplayRotation(-format.rotation());
            }
        }
        if (format.hasSound()) {
            recorder.setAudioCodec(container.soundCodec());
            recorder.setSampleRate(format.soundRate());
            recorder.setAudioBitrate(96_000);
        }
        recorder.start();
        return new TestFilm(format, recorder);
    }

    public void add(BufferedImage picture) throws IOException {
        recorder.record(converter.convert(PhotoFiles.toBgr(picture)));
    }

    /** Adds sound: mono, 16 bit. */
    public void addSound(short[] samples) throws IOException {
        try (Frame sound = new Frame()) {
            sound.sampleRate = format.soundRate();
            sound.audioChannels = 1;
            sound.samples = new ShortBuffer[] {ShortBuffer.wrap(samples)};
            recorder.record(sound);
        }
    }

    @Override
    public void close() throws IOException {
        converter.close();
        recorder.close();
    }
}
