package io.dropcast.video.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avutil.*;

import io.dropcast.video.Frame;
import io.dropcast.video.FramesUncertain;
import io.dropcast.video.Video;
import io.dropcast.video.VideoFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** A video, or a segment of one, that FFmpeg decodes. */
final class FfVideo implements Video {
    private static final int MOST_ERRORS_AFTER_END = 100;
    /** Where the picture probably becomes another one, every frame is decoded for a moment before it, in which three frames fit. */
    private static final double BEFORE_SECONDS = 0.13;
    /** And two frames after it: with itself those at the start of a shot that are all sampled, unless a caller asks for more. */
    private static final double AFTER_FRAMES = 2.5;

    /** A header can say anything. */
    private static final double MOST_FPS = 120;

    private final FfStream stream;
    private final PacketsAhead packets;
    private final FfDecoder decoder;
    private final Optional<FrameNumbers> numbers;
    private final GapReaders gaps;
    private final AVPacket packet = av_packet_alloc();
    private final AVFrame decoded = av_frame_alloc();
    private final Scalers scalers = new Scalers();
    private final Normaliser normaliser = new Normaliser();
    private Optional<GapReader> gap = Optional.empty();
    private long frames;
    private long decodedFrames;
    private long before;
    private long shown;
    private double lastTs = -1;
    private int errorsAfterEnd;
    private boolean ended;

    /**
     * @param packets closed with this
     * @param decoder closed with this
     * @param numbers counts the frames by their packets, so that those that no other is made from can be passed over; without, every frame
     *     is decoded
     * @param gaps the caller's
     */
    FfVideo(FfStream stream, Packets packets, FfDecoder decoder, Optional<FrameNumbers> numbers, GapReaders gaps) {
        this.stream = stream;
        this.packets = new PacketsAhead(
                packets,
                decoder.needs(),
                stream.units(BEFORE_SECONDS),
                stream.units(AFTER_FRAMES / stream.fps()),
                heldBack(stream.fps()));
        this.decoder = decoder;
        this.numbers = numbers;
        this.gaps = gaps;
    }

    /** Packets of twice the moment: those of frames that are shown later than their packets stand in the file, too. */
    private static int heldBack(double fps) {
        return (int) Math.ceil(2 * BEFORE_SECONDS * Math.min(MOST_FPS, fps));
    }

    @Override
    public VideoFacts facts() {
        return ended ? stream.facts(frames, end()) : stream.facts(Math.max(frames, stream.frames()), stream.seconds());
    }

    /** Seconds at which the last frame is over, also when no caller read it. */
    private double end() {
        double last = numbers.map(n -> Math.max(lastTs, stream.at(n.last()))).orElse(lastTs);
        return last + 1 / stream.fps();
    }

    @Override
    public Optional<Frame> next() {
        while (!ended) {
            int code = decoder.receive(decoded);
            if (code >= 0) {
                return Optional.of(frame());
            }
            if (code == AVERROR_EOF || errorsAfterEnd > MOST_ERRORS_AFTER_END) {
                ended = true;
                numbers.ifPresent(n -> frames = n.count());
                packets.over(decodedFrames, end());
                break;
            }
            feed();
        }
        return Optional.empty();
    }

    /** Gives the decoder the next packet of the stream, or tells it that there are no more. */
    private void feed() {
        if (!packets.fill()) {
            // flushed once, the decoder gives what it still holds; each further round is a frame that it could not make
            decoder.drain();
            errorsAfterEnd++;
            return;
        }
        boolean nearChange = packets.remove(packet);
        try {
            numbers.ifPresent(this::count);
            decoder.decode(packet, nearChange || numbers.isEmpty());
        } finally {
            av_packet_unref(packet);
        }
    }

    private void count(FrameNumbers count) {
        if (packet.pts() == AV_NOPTS_VALUE) {
            throw new FramesUncertain("a packet does not say when it is shown");
        }
        if (FfInput.isShown(packet)) {
            count.packet(packet.pts());
        }
    }

    private Frame frame() {
        long pts = decoded.best_effort_timestamp();
        numbers.ifPresent(n -> {
            frames = n.shown(pts);
            before = shown;
            shown = pts;
        });
        double ts = pts == AV_NOPTS_VALUE ? frames / stream.fps() : stream.at(pts);
        // time never runs backwards, whatever a damaged file says
        lastTs = Math.max(ts, lastTs < 0 ? Math.max(0, ts) : lastTs);
        decodedFrames++;
        return frame(decoded, frames++, lastTs);
    }

    private Frame frame(AVFrame from, long index, double ts) {
        AVFrame usable = normaliser.normalise(from, stream.width(), stream.height());
        return new FfFrame(usable, index, ts, stream.upright(), scalers);
    }

    @Override
    public List<Frame> passedOver() {
        List<Long> times = numbers.map(FrameNumbers::between).orElse(List.of());
        if (times.isEmpty()) {
            return List.of();
        }
        if (gap.isEmpty()) {
            gap = Optional.of(gaps.borrow());
        }
        List<Frame> out = new ArrayList<>();
        for (AVFrame found : gap.get().between(before, shown)) {
            int place = times.indexOf(found.best_effort_timestamp());
            if (place >= 0) {
                // the frame that came last has the number before "frames", and these stand in front of it
                out.add(frame(found, frames - 1 - times.size() + place, stream.at(times.get(place))));
            }
            av_frame_free(found);
        }
        return out;
    }

    @Override
    public void close() {
        scalers.close();
        normaliser.close();
        av_frame_free(decoded);
        av_packet_free(packet);
        gap.ifPresent(gaps::giveBack);
        decoder.close();
        packets.close();
    }
}
