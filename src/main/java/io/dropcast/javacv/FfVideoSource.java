package io.dropcast.javacv;

import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avformat.*;
import static org.bytedeco.ffmpeg.global.avutil.*;

import io.dropcast.video.UnusableVideo;
import io.dropcast.video.Video;
import io.dropcast.video.VideoSource;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.PointerPointer;

/** Opens videos with FFmpeg. Safe for several threads. */
public final class FfVideoSource implements VideoSource {
    /**
     * Containers that hold their own pictures. Play lists are not among them: a dropped text file must not make the engine read other
     * files or the network.
     */
    private static final String CONTAINERS =
            "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,mpegvideo,m4v,h264,hevc,mxf,flv,asf,ogg";

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
    public Video open(Path file) {
        long size = size(file);
        if (size == 0) {
            throw new UnusableVideo("the file is empty (0 bytes): copy it again");
        }
        AVFormatContext format = avformat_alloc_context();
        try (AVDictionary options = new AVDictionary()) {
            av_dict_set(options, "protocol_whitelist", "file", 0);
            av_dict_set(options, "format_whitelist", CONTAINERS, 0);
            // "file:" so that a name such as "concat:a|b" is a name and not a protocol
            int code = avformat_open_input(format, "file:" + file.toAbsolutePath(), null, options);
            av_dict_free(options);
            if (code < 0) {
                // FFmpeg has freed the context
                throw new UnusableVideo(notAVideo(code, size));
            }
        }
        try {
            return open(format);
        } catch (RuntimeException | Error e) {
            avformat_close_input(format);
            throw e;
        }
    }

    private Video open(AVFormatContext format) {
        int code = avformat_find_stream_info(format, (PointerPointer<?>) null);
        if (code < 0) {
            throw new UnusableVideo(
                    "the streams cannot be read (" + FfError.text(code) + "): the file may be damaged, copy it again");
        }
        AVCodec decoder = new AVCodec(null);
        int n = bestVideoStream(format, decoder);
        AVStream stream = format.streams(n);
        AVCodec found = avcodec_find_decoder(stream.codecpar().codec_id());
        if (found == null) {
            throw new UnusableVideo("the codec '"
                    + avcodec_get_name(stream.codecpar().codec_id()).getString()
                    + "' is not supported: convert the file to H.264");
        }
        AVCodecContext codec = avcodec_alloc_context3(found);
        avcodec_parameters_to_context(codec, stream.codecpar());
        codec.thread_count(threads);
        codec.pkt_timebase(stream.time_base());
        code = avcodec_open2(codec, found, (AVDictionary) null);
        if (code < 0) {
            avcodec_free_context(codec);
            throw new UnusableVideo(
                    "the decoder refuses the stream (" + FfError.text(code) + "): convert the file to H.264");
        }
        return new FfVideo(format, stream, codec);
    }

    private static int bestVideoStream(AVFormatContext format, AVCodec decoder) {
        int n = av_find_best_stream(format, AVMEDIA_TYPE_VIDEO, -1, -1, decoder, 0);
        if (n < 0 || (format.streams(n).disposition() & AV_DISPOSITION_ATTACHED_PIC) != 0) {
            throw new UnusableVideo("there is no video stream in it (" + format.nb_streams()
                    + " streams, none with pictures): was a sound file dropped?");
        }
        return n;
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (java.io.IOException e) {
            throw new UnusableVideo("the file cannot be read: " + e.getMessage());
        }
    }

    private static String notAVideo(int code, long size) {
        return "no video can be read from it (" + FfError.text(code) + ", " + size
                + " bytes): it is not a video, or it was cut off while being copied; copy it again";
    }
}
