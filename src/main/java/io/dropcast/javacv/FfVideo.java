package io.dropcast.javacv;

import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avformat.*;
import static org.bytedeco.ffmpeg.global.avutil.*;

import io.dropcast.video.Decode;
import io.dropcast.video.Frame;
import io.dropcast.video.FramesUncertain;
import io.dropcast.video.UnusableVideo;
import io.dropcast.video.Video;
import io.dropcast.video.VideoFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.IntPointer;

/** A video that FFmpeg decodes. */
final class FfVideo implements Video {
    private static final int MOST_ERRORS_AFTER_END = 100;
    /** After a key frame, which is where most cuts are, every frame is decoded for a moment. */
    private static final double DENSE_SECONDS = 0.13;

    private final FfInput input;
    private final Supplier<FfInput> again;
    private final boolean passesOver;
    private final long dense;
    private final FrameNumbers numbers = new FrameNumbers();
    private final AVFormatContext format;
    private final AVStream stream;
    private final AVCodecContext codec;
    private final AVPacket packet = av_packet_alloc();
    private final AVFrame decoded = av_frame_alloc();
    private final Scalers scalers = new Scalers();
    private final Normaliser normaliser = new Normaliser();
    private final double timeBase;
    private final double start;
    private final double fps;
    private final Upright upright;
    private Optional<GapReader> gaps = Optional.empty();
    private long frames;
    private long before;
    private long shown;
    private long keyFrame = Long.MIN_VALUE / 2;
    private double lastTs = -1;
    private double lastPacketEnd;
    private int errorsAfterEnd;
    private boolean ended;

    /**
     * @param input closed with this
     * @param again opens the same file once more
     */
    FfVideo(FfInput input, Supplier<FfInput> again, Decode decode) {
        this.input = input;
        this.again = again;
        this.passesOver = decode == Decode.NEEDED && input.countsByPackets();
        this.dense = input.units(DENSE_SECONDS);
        this.format = input.format();
        this.stream = input.stream();
        this.codec = input.codec();
        this.timeBase = seconds(stream.time_base());
        this.start = format.start_time() == AV_NOPTS_VALUE ? 0 : format.start_time() / (double) AV_TIME_BASE;
        AVRational rate = av_guess_frame_rate(format, stream, null);
        this.fps = rate.num() > 0 && rate.den() > 0 ? (double) rate.num() / rate.den() : 25;
        this.upright = Upright.of(codec.width(), codec.height(), pixelAspect(), quarterTurns());
    }

    @Override
    public VideoFacts facts() {
        double seconds = ended ? end() : expectedSeconds();
        long count = ended ? frames : Math.max(frames, estimatedFrames());
        return new VideoFacts(upright.shownWidth(), upright.shownHeight(), fps, count, seconds);
    }

    /** Seconds at which the last frame is over, also when nobody looked at it. */
    private double end() {
        return (passesOver ? Math.max(lastTs, numbers.last() * timeBase - start) : lastTs) + 1 / fps;
    }

    private long estimatedFrames() {
        return stream.nb_frames() > 0 ? stream.nb_frames() : Math.round(expectedSeconds() * fps);
    }

    /** Length by the container, 0 when it does not say. */
    private double expectedSeconds() {
        if (stream.duration() != AV_NOPTS_VALUE && stream.duration() > 0) {
            return stream.duration() * timeBase;
        }
        return format.duration() == AV_NOPTS_VALUE ? 0 : Math.max(0, format.duration() / (double) AV_TIME_BASE);
    }

    @Override
    public Optional<Frame> next() {
        while (!ended) {
            int code = avcodec_receive_frame(codec, decoded);
            if (code >= 0) {
                return Optional.of(frame());
            }
            if (code == AVERROR_EOF || errorsAfterEnd > MOST_ERRORS_AFTER_END) {
                ended = true;
                if (passesOver) {
                    frames = numbers.count();
                }
                checkComplete();
                break;
            }
            feed();
        }
        return Optional.empty();
    }

    /** Gives the decoder the next packet of the stream, or tells it that there are no more. */
    private void feed() {
        while (true) {
            int code = av_read_frame(format, packet);
            if (code < 0) {
                // flushed once, the decoder gives what it still holds; each further round is a frame that it could not
                // make
                avcodec_send_packet(codec, (AVPacket) null);
                errorsAfterEnd++;
                return;
            }
            try {
                rememberEnd();
                if (packet.stream_index() == stream.index()) {
                    input.decode(packet, wanted());
                    return;
                }
            } finally {
                av_packet_unref(packet);
            }
        }
    }

    /** Counts the frame of a packet, and says whether it has to be decoded also when no other is made from it. */
    private boolean wanted() {
        if (!passesOver) {
            return true;
        }
        if (packet.pts() == AV_NOPTS_VALUE) {
            throw new FramesUncertain("a packet does not say when it is shown");
        }
        if (input.isShown(packet)) {
            numbers.packet(packet.pts());
        }
        if ((packet.flags() & AV_PKT_FLAG_KEY) != 0) {
            keyFrame = packet.pts();
        }
        return packet.pts() >= keyFrame && packet.pts() <= keyFrame + dense;
    }

    private void rememberEnd() {
        if (packet.pts() == AV_NOPTS_VALUE) {
            return;
        }
        AVRational base = format.streams(packet.stream_index()).time_base();
        lastPacketEnd = Math.max(lastPacketEnd, (packet.pts() + packet.duration()) * seconds(base) - start);
    }

    private Frame frame() {
        long pts = decoded.best_effort_timestamp();
        if (passesOver) {
            frames = numbers.shown(pts);
            before = shown;
            shown = pts;
        }
        double ts = pts == AV_NOPTS_VALUE ? frames / fps : pts * timeBase - start;
        // time never runs backwards, whatever a damaged file says
        lastTs = Math.max(ts, lastTs < 0 ? Math.max(0, ts) : lastTs);
        AVFrame usable = normaliser.normalise(decoded, codec.width(), codec.height());
        return new FfFrame(usable, frames++, lastTs, upright, scalers);
    }

    @Override
    public List<Frame> passedOver() {
        List<Long> times = numbers.between();
        if (times.isEmpty()) {
            return List.of();
        }
        if (gaps.isEmpty()) {
            gaps = Optional.of(new GapReader(again.get()));
        }
        List<AVFrame> found = gaps.get().between(before, shown);
        List<Frame> out = new ArrayList<>();
        for (AVFrame frame : found) {
            int place = times.indexOf(frame.best_effort_timestamp());
            if (place >= 0) {
                // the frame that came last has the number before "frames", and these stand in front of it
                long number = frames - 1 - times.size() + place;
                AVFrame usable = normaliser.normalise(frame, codec.width(), codec.height());
                out.add(new FfFrame(usable, number, times.get(place) * timeBase - start, upright, scalers));
            }
            av_frame_free(frame);
        }
        return out;
    }

    /** A copy that was broken off often decodes without an error up to where it stops; the container still knows how long it was. */
    private void checkComplete() {
        if (frames == 0) {
            throw new UnusableVideo("not one frame can be decoded: the file is damaged or was cut off; copy it again");
        }
        double expected =
                Math.max(Math.max(expectedSeconds(), countedSeconds()), format.duration() / (double) AV_TIME_BASE);
        double got = Math.max(lastPacketEnd, end());
        if (expected > 0 && got < expected - Math.max(1.0, 0.02 * expected)) {
            throw new UnusableVideo(String.format(
                    Locale.ROOT,
                    "it ends after %.1f s of %.1f s: it was cut off, probably while being copied; copy it again",
                    got,
                    expected));
        }
    }

    /** Of an AVI that was cut off FFmpeg gives the length of what is left, but still the number of frames that the header names. */
    private double countedSeconds() {
        return format.iformat().name().getString().equals("avi") ? stream.nb_frames() / fps : 0;
    }

    private double pixelAspect() {
        AVRational sar = av_guess_sample_aspect_ratio(format, stream, null);
        double aspect = sar.num() > 0 && sar.den() > 0 ? (double) sar.num() / sar.den() : 1;
        // nonsense in the header is more likely than a pixel four times as wide as high
        return aspect < 0.25 || aspect > 4 ? 1 : aspect;
    }

    private int quarterTurns() {
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

    private static double seconds(AVRational base) {
        return (double) base.num() / base.den();
    }

    @Override
    public void close() {
        scalers.close();
        normaliser.close();
        av_frame_free(decoded);
        av_packet_free(packet);
        gaps.ifPresent(GapReader::close);
        input.close();
    }
}
