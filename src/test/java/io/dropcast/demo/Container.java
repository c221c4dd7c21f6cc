package io.dropcast.demo;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.bytedeco.ffmpeg.global.avcodec;

/** The kinds of file that films are written to, each with the encoders that every player of that kind reads. */
public enum Container {
    MP4("mp4", Container.H264_ELSE_MPEG4, avcodec.AV_CODEC_ID_AAC, "mp4,m4v"),
    MOV("mov", Container.H264_ELSE_MPEG4, avcodec.AV_CODEC_ID_AAC, "mov"),
    MATROSKA("matroska", Container.H264_ELSE_MPEG4, avcodec.AV_CODEC_ID_AAC, "mkv"),
    MPEG_TS("mpegts", Container.H264_ELSE_MPEG4, avcodec.AV_CODEC_ID_AAC, "ts"),
    WEBM("webm", "libvpx", avcodec.AV_CODEC_ID_OPUS, "webm"),
    AVI("avi", "mpeg4", avcodec.AV_CODEC_ID_PCM_S16LE, "avi"),
    MPEG_PS("mpeg", "mpeg2video", avcodec.AV_CODEC_ID_MP2, "mpg,mpeg");

    private static final String H264_ELSE_MPEG4 = "libopenh264,mpeg4";

    // lists are written with commas: an enum holds nothing that can be changed
    private final String format;
    private final String encoders;
    private final int soundCodec;
    private final String endings;

    Container(String format, String encoders, int soundCodec, String endings) {
        this.format = format;
        this.encoders = encoders;
        this.soundCodec = soundCodec;
        this.endings = endings;
    }

    /** The kind that the ending of the file says. */
    public static Container of(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        String ending = name.substring(name.lastIndexOf('.') + 1);
        return Arrays.stream(values())
                .filter(c -> List.of(c.endings.split(",")).contains(ending))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + name + "' does not say what kind of film it is: end it in one of " + known()));
    }

    /** FFmpeg's name of the format. */
    public String format() {
        return format;
    }

    /** FFmpeg's names of the video encoders, the best first. */
    public List<String> encoders() {
        return List.of(encoders.split(","));
    }

    /** FFmpeg's number of the sound codec. */
    public int soundCodec() {
        return soundCodec;
    }

    private static String known() {
        return Arrays.stream(values()).map(c -> c.endings.replace(",", ", ")).collect(Collectors.joining(", "));
    }
}
