package io.dropcast.video.ffmpeg;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/**
 * Readers of what was passed over, kept because opening a file once more is dear. A reader belongs to one thread while it is borrowed; the
 * pool itself is safe for several.
 */
final class GapReaders implements AutoCloseable {
    private final Supplier<GapReader> opener;
    private final Deque<GapReader> idle = new ArrayDeque<>();
    private boolean closed;

    private GapReaders(Supplier<GapReader> opener, boolean closed) {
        this.opener = opener;
        this.closed = closed;
    }

    /**
     * For segments, which come one after the other.
     *
     * @param opener opens the same file once more
     */
    static GapReaders kept(Supplier<GapReader> opener) {
        return new GapReaders(opener, false);
    }

    /** For a video in one segment: a reader is closed when it is given back. */
    static GapReaders notKept(Supplier<GapReader> opener) {
        return new GapReaders(opener, true);
    }

    /** A reader; {@link #giveBack} it. */
    GapReader borrow() {
        synchronized (this) {
            if (!idle.isEmpty()) {
                return idle.pop();
            }
        }
        return opener.get();
    }

    synchronized void giveBack(GapReader reader) {
        if (closed) {
            reader.close();
        } else {
            idle.push(reader);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        idle.forEach(GapReader::close);
        idle.clear();
    }
}
