package io.dropcast.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps count of handles on frames, which stand for native memory: reading one that is closed would crash the process. */
public final class FrameLedger {
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();

    void open() {
        opened.incrementAndGet();
    }

    void close() {
        closed.incrementAndGet();
    }

    void fault(String what) {
        faults.add(what);
    }

    public int opened() {
        return opened.get();
    }

    /** Handles that are open now. */
    public int open(String why) {
        assertThat(faults).as(why).isEmpty();
        return opened.get() - closed.get();
    }

    /** Every handle was closed once, and none was read afterwards. */
    public void assertAllClosedOnce() {
        assertThat(faults).isEmpty();
        assertThat(closed).hasValue(opened.get());
    }
}
