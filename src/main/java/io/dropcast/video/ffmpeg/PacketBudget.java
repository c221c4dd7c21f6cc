package io.dropcast.video.ffmpeg;

/**
 * How much was read of a file and is not decoded yet, of all its segments together: the reader waits when it is much. Its monitor guards
 * the queues of the segments, too.
 */
final class PacketBudget {
    private final long limit;
    private long used;

    /** @param limit bytes; a packet that begins below it may go above */
    PacketBudget(long limit) {
        this.limit = limit;
    }

    /** Holding the monitor. */
    boolean spent() {
        return used >= limit;
    }

    /** Holding the monitor. */
    void use(long bytes) {
        used += bytes;
        notifyAll();
    }

    /** Holding the monitor. */
    void free(long bytes) {
        used -= bytes;
        notifyAll();
    }
}
