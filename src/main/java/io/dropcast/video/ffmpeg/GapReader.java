package io.dropcast.video.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avformat.*;
import static org.bytedeco.ffmpeg.global.avutil.*;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * Decodes short stretches of a file, from front to back: goes to the key frame before a stretch, and from its beginning on decodes every
 * frame. A stretch that soon follows another is reached by going on. One thread.
 */
final class GapReader implements AutoCloseable {
    /** Going on as far as this costs less than going back to a key frame. */
    private static final double NEAR_SECONDS = 1;
    /** A key frame may be shown later than its packet is read by as much as frames are put into another order. */
    private static final double[] STEPS_BACK = {0.25, 2, 12, 60};

    private final FfInput input;
    private final FfDecoder decoder;
    private final FfStream stream;
    private final AVPacket packet = av_packet_alloc();
    private final AVFrame decoded = av_frame_alloc();
    private final long near;
    private boolean atEnd;
    private boolean running;
    /** Every frame that is shown later than this is decoded. */
    private long completeFrom;
    /** Time of the last frame that came out. */
    private long position;
    /** Whether {@link #decoded} holds a frame that belongs to a later stretch. */
    private boolean kept;

    /**
     * @param input closed with this
     * @param decoder for it, closed with this
     */
    GapReader(FfInput input, FfDecoder decoder, FfStream stream) {
        this.input = input;
        this.decoder = decoder;
        this.stream = stream;
        this.near = stream.units(NEAR_SECONDS);
    }

    /** The frames shown after one time and before another, both in the stream's units; the caller frees them. */
    List<AVFrame> between(long after, long before) {
        if (!running || after < completeFrom || after < position || after > position + near) {
            goTo(after);
        }
        List<AVFrame> frames = new ArrayList<>();
        while (receive()) {
            position = decoded.best_effort_timestamp();
            kept = position >= before;
            if (kept) {
                break;
            }
            if (position > after) {
                frames.add(av_frame_clone(decoded));
            }
        }
        return frames;
    }

    private boolean receive() {
        if (kept) {
            kept = false;
            return true;
        }
        while (true) {
            int code = decoder.receive(decoded);
            if (code >= 0) {
                return true;
            }
            if (code == AVERROR_EOF || atEnd) {
                running = false;
                return false;
            }
            feed();
        }
    }

    private void feed() {
        while (av_read_frame(input.format(), packet) >= 0) {
            try {
                if (packet.stream_index() == input.stream().index()) {
                    decoder.decode(packet, packet.pts() > completeFrom);
                    return;
                }
            } finally {
                av_packet_unref(packet);
            }
        }
        decoder.drain();
        atEnd = true;
    }

    private void goTo(long after) {
        for (double back : STEPS_BACK) {
            seek(after - stream.units(back));
            if (startsBefore(after)) {
                break;
            }
        }
        completeFrom = after;
        position = after;
        running = true;
    }

    private void seek(long to) {
        av_seek_frame(input.format(), input.stream().index(), to, AVSEEK_FLAG_BACKWARD);
        decoder.flush();
        atEnd = false;
        kept = false;
    }

    /** Whether the key frame that was found is shown early enough; it is given to the decoder. */
    private boolean startsBefore(long after) {
        while (av_read_frame(input.format(), packet) >= 0) {
            try {
                if (packet.stream_index() == input.stream().index()) {
                    decoder.decode(packet, packet.pts() > after);
                    return packet.pts() <= after;
                }
            } finally {
                av_packet_unref(packet);
            }
        }
        return false;
    }

    @Override
    public void close() {
        av_frame_free(decoded);
        av_packet_free(packet);
        decoder.close();
        input.close();
    }
}
