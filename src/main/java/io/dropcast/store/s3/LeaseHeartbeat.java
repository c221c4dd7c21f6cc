package io.dropcast.store.s3;

import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A lease that is held: renewed three times in its length, and given back at the end. The thread that made it is the holder. */
final class LeaseHeartbeat {
    private static final Logger LOG = LoggerFactory.getLogger(LeaseHeartbeat.class);

    private final S3Objects objects;
    private final String name;
    private final Thread holder = Thread.currentThread();
    private final ScheduledFuture<?> beats;
    /** Guarded by this, as the next three. */
    private Lease lease;

    private String etag;

    private long renewed = System.nanoTime();
    private boolean over;

    LeaseHeartbeat(S3Objects objects, String name, Lease lease, String etag, ScheduledExecutorService heart) {
        this.objects = objects;
        this.name = name;
        this.lease = lease;
        this.etag = etag;
        long every = Math.max(1, lease.length().toMillis() / 3);
        this.beats = heart.scheduleWithFixedDelay(this::beat, every, every, TimeUnit.MILLISECONDS);
    }

    private synchronized void beat() {
        if (over) {
            return;
        }
        try {
            lease = lease.renewed();
            Optional<String> next = objects.put(name, lease.write(), S3Locks.json(Upload.ifMatch(etag)));
            if (next.isEmpty()) {
                lost("another process took it");
                return;
            }
            etag = next.get();
            renewed = System.nanoTime();
        } catch (RuntimeException e) {
            if (System.nanoTime() - renewed > lease.length().toNanos()) {
                lost(String.valueOf(e.getMessage()));
            } else {
                LOG.warn("the lock {} could not be renewed, tried again soon: {}", name, e.getMessage());
            }
        }
    }

    private void lost(String why) {
        over = true;
        beats.cancel(false);
        LOG.error("the lock {} was lost, so the work is broken off: {}", name, why);
        holder.interrupt();
    }

    /** Gives it back. When that fails, it runs out by itself. */
    void end() {
        beats.cancel(false);
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
            // who was told to stop still gives back what it holds
            boolean interrupted = Thread.interrupted();
            try {
                objects.put(name, Lease.free().write(), S3Locks.json(Upload.ifMatch(etag)));
            } catch (RuntimeException e) {
                LOG.warn("the lock {} could not be given back, it runs out by itself: {}", name, e.getMessage());
            } finally {
                if (interrupted) {
                    holder.interrupt();
                }
            }
        }
    }
}
