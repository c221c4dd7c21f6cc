package io.dropcast.javacv;

import static org.bytedeco.ffmpeg.global.avformat.avformat_version;
import static org.bytedeco.ffmpeg.global.avutil.*;

import io.dropcast.video.Decode;
import io.dropcast.video.Video;
import io.dropcast.video.VideoSource;
import java.nio.file.Path;

/** Opens videos with FFmpeg. Safe for several threads. */
public final class FfVideoSource implements VideoSource {
    private final int threads;

    /** @param threads decoder threads a video; 0 lets FFmpeg choose */
    public FfVideoSource(int threads) {
        this.threads = threads;
        load();
    }

    /** Loads FFmpeg if that was not done yet. */
    public static void load() {
        av_log_set_level(AV_LOG_QUIET);
        avformat_version();
    }

    @Override
    public Video open(Path file, Decode decode) {
        return new FfVideo(FfInput.open(file, threads), () -> FfInput.open(file, threads), decode);
    }
}
