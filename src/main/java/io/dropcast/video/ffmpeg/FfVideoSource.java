package io.dropcast.video.ffmpeg;

import static org.bytedeco.ffmpeg.global.avformat.avformat_version;
import static org.bytedeco.ffmpeg.global.avutil.*;

import io.dropcast.video.Decode;
import io.dropcast.video.Segments;
import io.dropcast.video.Video;
import io.dropcast.video.VideoSource;
import java.nio.file.Path;
import java.util.Optional;

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
        FfInput input = FfInput.open(file);
        FfStream stream = FfStream.of(input);
        return whole(file, input, stream, new FilePackets(input, stream), decode);
    }

    @Override
    public Segments pieces(Path file, Decode decode) {
        FfInput input = FfInput.open(file);
        FfStream stream = FfStream.of(input);
        FilePackets packets = new FilePackets(input, stream);
        if (decode == Decode.NEEDED && FfSegments.canCut(input, packets)) {
            return new FfSegments(input, stream, packets, GapReaders.kept(() -> again(file, stream, 1)));
        }
        return Segments.one(whole(file, input, stream, packets, decode));
    }

    private Video whole(Path file, FfInput input, FfStream stream, FilePackets packets, Decode decode) {
        try {
            FfDecoder decoder = FfDecoder.open(input, threads);
            Optional<FrameNumbers> numbers = decode == Decode.NEEDED && input.countsByPackets()
                    ? Optional.of(new FrameNumbers())
                    : Optional.empty();
            return new FfVideo(
                    stream, packets, decoder, numbers, GapReaders.notKept(() -> again(file, stream, threads)));
        } catch (RuntimeException | Error e) {
            packets.close();
            throw e;
        }
    }

    private static GapReader again(Path file, FfStream stream, int threads) {
        FfInput input = FfInput.open(file);
        try {
            return new GapReader(input, FfDecoder.open(input, threads), stream);
        } catch (RuntimeException | Error e) {
            input.close();
            throw e;
        }
    }
}
