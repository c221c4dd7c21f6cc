package io.dropcast.video.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avutil.*;

import java.util.ArrayDeque;
import java.util.Deque;
import org.bytedeco.ffmpeg.avcodec.AVPacket;

/**
 * Packets in the order in which they are decoded, some of them held back, so that it is known of each whether the picture probably changes
 * shortly before or after it: where a frame stands alone, or the sizes of packets {@linkplain SizeJumps jump}. There is where most cuts
 * are. What is decoded before the change and shown no later than a frame that others are made from is not near: the change comes after that
 * one. The next segment begins with a frame that stands alone, so what is near does not depend on the segments. One thread.
 */
final class PacketsAhead implements AutoCloseable {
    private final Packets packets;
    private final FrameNeeds needs;
    private final long before;
    private final long after;
    private final int most;
    private final SizeJumps jumps = new SizeJumps();
    private final Deque<Held> held = new ArrayDeque<>();
    private long changed = Long.MIN_VALUE;
    /** When the latest frame is shown of those so far that others are made from. */
    private long lastNeeded = Long.MIN_VALUE;

    private boolean ended;

    private static final class Held {
        private final AVPacket packet = av_packet_alloc();
        private boolean nearChange;
    }

    /**
     * @param packets closed with this
     * @param before how long before a change is shortly, in units of the stream
     * @param after how long after it
     * @param most packets that are held back
     */
    PacketsAhead(Packets packets, FrameNeeds needs, long before, long after, int most) {
        this.packets = packets;
        this.needs = needs;
        this.before = before;
        this.after = after;
        this.most = most;
    }

    /** Reads ahead. Whether there is a {@link #remove next} packet. */
    boolean fill() {
        while (!ended && held.size() <= most) {
            Held next = new Held();
            if (packets.next(next.packet)) {
                held.add(next);
                judge(next);
            } else {
                av_packet_free(next.packet);
                ended = true;
                packets.followedBy().ifPresent(this::change);
            }
        }
        return !held.isEmpty();
    }

    private void judge(Held next) {
        long pts = next.packet.pts();
        if (pts == AV_NOPTS_VALUE) {
            return;
        }
        boolean needed = !needs.unneeded(next.packet);
        if ((next.packet.flags() & AV_PKT_FLAG_KEY) != 0 || needs.standsAlone(next.packet)) {
            jumps.reset();
            change(pts);
        } else if (needed && jumps.jumps(next.packet.size())) {
            change(pts);
        } else {
            next.nearChange = isNear(pts);
        }
        if (needed && needs.known()) {
            lastNeeded = Math.max(lastNeeded, pts);
        }
    }

    /** What is shown shortly before it may be decoded after it, or before. */
    private void change(long pts) {
        changed = pts;
        // what is decoded early and shown late says nothing about what is shown before the change
        long from = lastNeeded < pts ? lastNeeded : Long.MIN_VALUE;
        for (Held waiting : held) {
            waiting.nearChange |= waiting.packet.pts() > from && isNear(waiting.packet.pts());
        }
    }

    private boolean isNear(long pts) {
        return changed != Long.MIN_VALUE && pts >= changed - before && pts <= changed + after;
    }

    /**
     * Hands out the next packet.
     *
     * @param into gets it
     * @return whether the picture probably changes shortly before or after it
     */
    boolean remove(AVPacket into) {
        Held next = held.remove();
        av_packet_move_ref(into, next.packet);
        av_packet_free(next.packet);
        return next.nearChange;
    }

    /** See {@link Packets#over}. */
    void over(long frames, double end) {
        packets.over(frames, end);
    }

    @Override
    public void close() {
        held.forEach(waiting -> av_packet_free(waiting.packet));
        held.clear();
        packets.close();
    }
}
