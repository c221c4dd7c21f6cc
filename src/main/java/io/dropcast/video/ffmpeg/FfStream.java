package io.dropcast.video.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avformat.*;
import static org.bytedeco.ffmpeg.global.avutil.*;

import io.dropcast.video.UnusableVideo;
import io.dropcast.video.VideoFacts;
import java.util.Locale;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.IntPointer;

/**
 * What the container says of a video stream. Immutable.
 *
 * @param timeBase seconds of one unit of its time stamps
 * @param start seconds that stand on the clock of the file at its beginning
 * @param fps frames a second, on average
 * @param width stored pixels
 * @param height stored pixels
 * @param seconds length of the stream, 0 when it is not said
 * @param longest seconds of the longest statement about the length, 0 without any
 * @param frames how many there should be
 */
record FfStream(
        double timeBase,
        double start,
        double fps,
        int width,
        int height,
        DisplayTransform upright,
        double seconds,
        double longest,
        long frames) {

    static FfStream of(FfInput input) {
        AVFormatContext format = input.format();
        AVStream stream = input.stream();
        AVRational rate = av_guess_frame_rate(format, stream, null);
        double fps = rate.num() > 0 && rate.den() > 0 ? (double) rate.num() / rate.den() : 25;
        double whole = format.duration() == AV_NOPTS_VALUE ? 0 : Math.max(0, format.duration() / (double) AV_TIME_BASE);
        double timeBase = seconds(stream.time_base());
        boolean known = stream.duration() != AV_NOPTS_VALUE && stream.duration() > 0;
        double seconds = known ? stream.duration() * timeBase : whole;
        int width = stream.codecpar().width();
        int height = stream.codecpar().height();
        return new FfStream(
                timeBase,
                format.start_time() == AV_NOPTS_VALUE ? 0 : format.start_time() / (double) AV_TIME_BASE,
                fps,
                width,
                height,
                DisplayTransform.of(width, height, pixelAspect(format, stream), quarterTurns(stream)),
                seconds,
                Math.max(Math.max(seconds, whole), counted(format, stream, fps)),
                stream.nb_frames() > 0 ? stream.nb_frames() : Math.round(seconds * fps));
    }

    static double seconds(AVRational base) {
        return (double) base.num() / base.den();
    }

    /** Of an AVI that was cut off FFmpeg gives the length of what is left, but still the number of frames that the header names. */
    private static double counted(AVFormatContext format, AVStream stream, double fps) {
        return format.iformat().name().getString().equals("avi") ? stream.nb_frames() / fps : 0;
    }

    private static double pixelAspect(AVFormatContext format, AVStream stream) {
        AVRational sar = av_guess_sample_aspect_ratio(format, stream, null);
        double aspect = sar.num() > 0 && sar.den() > 0 ? (double) sar.num() / sar.den() : 1;
        // nonsense in the header is more likely than a pixel four times as wide as high
        return aspect < 0.25 || aspect > 4 ? 1 : aspect;
    }

    private static int quarterTurns(AVStream stream) {
        AVPacketSideData side = av_packet_side_data_get(
                stream.codecpar().coded_side_data(), stream.codecpar().nb_coded_side_data(), AV_PKT_DATA_DISPLAYMATRIX);
        if (side == null || side.isNull()) {
            return 0;
        }
        double counterClockwise = av_display_rotation_get(new IntPointer(side.data()));
        if (Double.isNaN(counterClockwise)) {
            return 0;
        }
        return Math.floorMod(Math.round(-counterClockwise / 90), 4);
    }

    /** Units of the stream's time in so many seconds. */
    long units(double length) {
        return Math.round(length / timeBase);
    }

    /** Seconds from the beginning of the video. */
    double at(long pts) {
        return pts * timeBase - start;
    }

    /** As far as the container knows them. */
    VideoFacts facts() {
        return facts(frames, seconds);
    }

    VideoFacts facts(long count, double length) {
        return new VideoFacts(upright.shownWidth(), upright.shownHeight(), fps, count, length);
    }

    /**
     * A copy that was broken off often decodes without an error up to where it stops; the container still knows how long it was.
     *
     * @param decoded frames
     * @param end seconds at which the last one is over
     */
    void checkComplete(long decoded, double end) {
        if (decoded == 0) {
            throw new UnusableVideo("not one frame can be decoded: the file is damaged or was cut off; copy it again");
        }
        if (longest > 0 && end < longest - Math.max(1.0, 0.02 * longest)) {
            throw new UnusableVideo(String.format(
                    Locale.ROOT,
                    "it ends after %.1f s of %.1f s: it was cut off, probably while being copied; copy it again",
                    end,
                    longest));
        }
    }
}
