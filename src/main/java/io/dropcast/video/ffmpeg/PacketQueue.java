package io.dropcast.video.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.*;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.ffmpeg.avcodec.AVPacket;

/** The packets of one segment, between the thread that reads the file and the one that decodes the segment. */
final class PacketQueue implements Packets {
    private final PacketBudget budget;
    private final AtomicLong decoded;
    private final Deque<AVPacket> packets = new ArrayDeque<>();
    private OptionalLong followedBy = OptionalLong.empty();
    private boolean complete;
    private boolean closed;

    /** @param decoded counts the frames of all segments */
    PacketQueue(PacketBudget budget, AtomicLong decoded) {
        this.budget = budget;
        this.decoded = decoded;
    }

    /** Adds a packet, which stays the caller's; waits while too much is in memory. A packet that no thread will decode is dropped. */
    void put(AVPacket packet) throws InterruptedException {
        synchronized (budget) {
            while (!closed && budget.spent()) {
                budget.wait();
            }
            if (closed) {
                return;
            }
            AVPacket copy = av_packet_clone(packet);
            if (copy == null) {
                throw new OutOfMemoryError("no memory for a packet");
            }
            packets.add(copy);
            budget.use(copy.size());
        }
    }

    /**
     * No more come.
     *
     * @param next when the next segment begins, if there is one
     */
    void complete(OptionalLong next) {
        synchronized (budget) {
            complete = true;
            followedBy = next;
            budget.notifyAll();
        }
    }

    /** Waits for a packet. An interruption ends the segment and is handed on. */
    @Override
    public boolean next(AVPacket into) {
        synchronized (budget) {
            try {
                while (packets.isEmpty() && !complete && !closed) {
                    budget.wait();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
            if (packets.isEmpty()) {
                return false;
            }
            AVPacket head = packets.remove();
            budget.free(head.size());
            av_packet_move_ref(into, head);
            av_packet_free(head);
            return true;
        }
    }

    @Override
    public OptionalLong followedBy() {
        synchronized (budget) {
            return followedBy;
        }
    }

    @Override
    public void over(long frames, double end) {
        decoded.addAndGet(frames);
    }

    @Override
    public void close() {
        synchronized (budget) {
            closed = true;
            for (AVPacket left : packets) {
                budget.free(left.size());
                av_packet_free(left);
            }
            packets.clear();
            budget.notifyAll();
        }
    }
}
