package io.dropcast.video.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avformat.*;
import static org.bytedeco.ffmpeg.global.avutil.*;

import io.dropcast.video.UnusableVideo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.PointerPointer;

/**
 * An opened file: its container and its best video stream. Native memory, given back on close. One thread.
 */
record FfInput(AVFormatContext format, AVStream stream, FrameNeeds needs) implements AutoCloseable {
    /**
     * Containers that hold their own pictures. Play lists are not among them: a dropped text file must not make the engine read other
     * files or the network.
     */
    private static final String CONTAINERS =
            "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,mpegvideo,m4v,h264,hevc,mxf,flv,asf,ogg";

    /** Containers that say of every packet when its frame is shown. */
    private static final Set<String> TIMED = Set.of("mov,mp4,m4a,3gp,3g2,mj2", "matroska,webm");

    static FfInput open(Path file) {
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

    private static FfInput open(AVFormatContext format) {
        int code = avformat_find_stream_info(format, (PointerPointer<?>) null);
        if (code < 0) {
            throw new UnusableVideo(
                    "the streams cannot be read (" + FfError.text(code) + "): the file may be damaged, copy it again");
        }
        AVCodec decoder = new AVCodec(null);
        int n = bestVideoStream(format, decoder);
        AVStream stream = format.streams(n);
        return new FfInput(format, stream, FrameNeeds.of(stream.codecpar()));
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

    /** Whether a frame that was never decoded can still be counted, and the decoder knows which ones no other frame needs. */
    boolean countsByPackets() {
        int id = stream.codecpar().codec_id();
        boolean tells = id == AV_CODEC_ID_H264
                || id == AV_CODEC_ID_HEVC
                || id == AV_CODEC_ID_MPEG4
                || id == AV_CODEC_ID_MPEG2VIDEO;
        return tells && TIMED.contains(format.iformat().name().getString());
    }

    /** Whether the packet's frame is shown: edit lists hide some. */
    static boolean isShown(AVPacket packet) {
        return (packet.flags() & AV_PKT_FLAG_DISCARD) == 0;
    }

    @Override
    public void close() {
        avformat_close_input(format);
    }
}
