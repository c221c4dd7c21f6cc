package io.dropcast.video.ffmpeg;

import io.dropcast.demo.Container;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Java2DFrameConverter;

/** Films of a dot that moves over a ground that changes its colour, 160x96, 25 frames a second. */
final class DotFilm {
    private static final int WIDTH = 160;
    private static final int HEIGHT = 96;
    /** Frames after which it is back where it was. */
    private static final int ROUND = 100;

    private DotFilm() {}

    /**
     * @param keyFrameEvery frames
     * @param bidirectional frames between two others, of which no other is made
     */
    static Path make(Path file, String encoder, int frames, int keyFrameEvery, int bidirectional) throws IOException {
        avutil.av_log_set_level(avutil.AV_LOG_ERROR);
        try (FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(file.toFile(), WIDTH, HEIGHT, 0);
                Java2DFrameConverter converter = new Java2DFrameConverter()) {
            recorder.setVideoCodec(avcodec.avcodec_find_encoder_by_name(encoder).id());
            recorder.setVideoCodecName(encoder);
            recorder.setFormat(Container.of(file).format());
            recorder.setFrameRate(25);
            recorder.setVideoBitrate(2_000_000);
            recorder.setGopSize(keyFrameEvery);
            recorder.setMaxBFrames(bidirectional);
            recorder.start();
            for (int f = 0; f < frames; f++) {
                recorder.record(converter.convert(picture(f % ROUND)));
            }
            recorder.stop();
        }
        return file;
    }

    private static BufferedImage picture(int number) {
        BufferedImage out = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D pen = out.createGraphics();
        try {
            pen.setColor(new Color(40 + number, 90, 200 - number));
            pen.fillRect(0, 0, WIDTH, HEIGHT);
            pen.setColor(Color.YELLOW);
            pen.fillOval(number, 20, 50, 50);
        } finally {
            pen.dispose();
        }
        return out;
    }
}
