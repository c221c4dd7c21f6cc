package io.dropcast.video.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avformat.*;
import static org.bytedeco.ffmpeg.global.avutil.*;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVRational;

/** Packets as they stand in the file. */
final class FilePackets implements Packets {
    private final FfInput input;
    private final FfStream stream;
    private final AVPacket ahead = av_packet_alloc();
    private boolean peeked;
    private double lastPacketEnd;

    /** @param input closed with this */
    FilePackets(FfInput input, FfStream stream) {
        this.input = input;
        this.stream = stream;
    }

    /** The packet that comes next, still owned by this; a packet without data at the end. */
    AVPacket peek() {
        if (!peeked) {
            peeked = read(ahead);
        }
        return ahead;
    }

    @Override
    public boolean next(AVPacket into) {
        if (peeked) {
            peeked = false;
            av_packet_move_ref(into, ahead);
            return true;
        }
        return read(into);
    }

    private boolean read(AVPacket into) {
        while (av_read_frame(input.format(), into) >= 0) {
            rememberEnd(into);
            if (into.stream_index() == input.stream().index()) {
                return true;
            }
            av_packet_unref(into);
        }
        return false;
    }

    private void rememberEnd(AVPacket packet) {
        if (packet.pts() == AV_NOPTS_VALUE) {
            return;
        }
        AVRational base = input.format().streams(packet.stream_index()).time_base();
        double end = (packet.pts() + packet.duration()) * FfStream.seconds(base) - stream.start();
        lastPacketEnd = Math.max(lastPacketEnd, end);
    }

    @Override
    public void over(long frames, double end) {
        stream.checkComplete(frames, Math.max(lastPacketEnd, end));
    }

    @Override
    public void close() {
        av_packet_free(ahead);
        input.close();
    }
}
