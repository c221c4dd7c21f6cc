package io.dropcast.video.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avutil.*;

import io.dropcast.video.FramesUncertain;
import io.dropcast.video.Segments;
import io.dropcast.video.Video;
import io.dropcast.video.VideoFacts;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.javacpp.Pointer;

/**
 * Cuts a video where decoding can begin anew, in segments of {@value #PIECE_SECONDS} seconds or more. Where that is depends on the file
 * alone. The file is read once, by the thread that asks for segments, and each segment decodes with one thread: two segments side by side
 * take less time than one with two threads that wait for each other's frames.
 */
final class FfSegments implements Segments {
    static final double PIECE_SECONDS = 5;
    /** Half a minute of a good copy. */
    private static final long MOST_BYTES = 64L << 20;

    private final FfInput input;
    private final FfStream stream;
    private final FilePackets file;
    private final GapReaders gaps;
    private final PacketBudget budget = new PacketBudget(MOST_BYTES);
    private final AtomicLong decoded = new AtomicLong();
    private final AVPacket packet = av_packet_alloc();
    private Optional<PacketQueue> current = Optional.empty();
    private long frames;
    private long pieceStart;
    private long latest = Long.MIN_VALUE;
    private boolean ended;

    /**
     * @param input closed by {@code file}
     * @param file closed with this
     * @param gaps closed with this
     */
    FfSegments(FfInput input, FfStream stream, FilePackets file, GapReaders gaps) {
        this.input = input;
        this.stream = stream;
        this.file = file;
        this.gaps = gaps;
    }

    /** Whether a video can be cut: the packets say which frames start anew, and the first one does. */
    static boolean canCut(FfInput input, FilePackets file) {
        AVPacket first = file.peek();
        return input.countsByPackets()
                && first.size() > 0
                && first.pts() != AV_NOPTS_VALUE
                && FfInput.isShown(first)
                && input.needs().startsAnew(first);
    }

    @Override
    public boolean sideBySide() {
        return true;
    }

    @Override
    public VideoFacts facts() {
        if (!ended) {
            return stream.facts();
        }
        double end = stream.at(latest) + 1 / stream.fps();
        file.over(decoded.get(), end);
        return stream.facts(frames, end);
    }

    @Override
    public Optional<Video> next() throws InterruptedException {
        while (!ended) {
            if (!file.next(packet)) {
                ended = true;
                current.ifPresent(piece -> piece.complete(OptionalLong.empty()));
                break;
            }
            try {
                Optional<Video> begun = begin();
                put();
                if (begun.isPresent()) {
                    return begun;
                }
            } finally {
                av_packet_unref(packet);
            }
        }
        return Optional.empty();
    }

    private Optional<Video> begin() {
        if (packet.pts() == AV_NOPTS_VALUE) {
            throw new FramesUncertain("a packet does not say when it is shown");
        }
        if (!startsPiece()) {
            return Optional.empty();
        }
        current.ifPresent(piece -> piece.complete(OptionalLong.of(packet.pts())));
        PacketQueue queue = new PacketQueue(budget, decoded);
        current = Optional.of(queue);
        pieceStart = packet.pts();
        return Optional.of(
                new FfVideo(stream, queue, FfDecoder.open(input, 1), Optional.of(FrameNumbers.from(frames)), gaps));
    }

    private boolean startsPiece() {
        if (current.isEmpty()) {
            return true;
        }
        return packet.pts() > latest
                && packet.pts() >= pieceStart + stream.units(PIECE_SECONDS)
                && FfInput.isShown(packet)
                && input.needs().startsAnew(packet);
    }

    private void put() throws InterruptedException {
        if (FfInput.isShown(packet)) {
            frames++;
            latest = Math.max(latest, packet.pts());
        }
        if (current.isPresent()) {
            current.get().put(packet);
        }
    }

    /** The segments must be closed already. */
    @Override
    public void close() {
        av_packet_free(packet);
        gaps.close();
        file.close();
        // what decoders let go of stays with the process otherwise, just when the vectors need memory
        Pointer.trimMemory();
    }
}
