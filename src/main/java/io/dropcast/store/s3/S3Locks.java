package io.dropcast.store.s3;

import io.dropcast.episode.EpisodeLocks;
import io.dropcast.episode.ThreadLocks;
import io.dropcast.face.EpisodeId;
import io.dropcast.store.s3.S3Objects.Bytes;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One object for each episode says who holds it: a lease, renewed while it is held, and free when it has run out. Taken and renewed
 * only over what was seen, so two never take the same one. A holder that cannot renew it in time is interrupted; one whose whole machine
 * stood still for longer than the lease may go on for a moment beside the next one, and then writes the same bytes as that one, or is
 * interrupted.
 */
public final class S3Locks implements EpisodeLocks {
    private static final Logger LOG = LoggerFactory.getLogger(S3Locks.class);
    private static final ThreadLocks THREADS = new ThreadLocks();

    private static final ScheduledExecutorService HEART = Executors.newScheduledThreadPool(2, task -> {
        Thread thread = new Thread(task, "s3-leases");
        thread.setDaemon(true);
        return thread;
    });

    private final S3Objects objects;
    private final String holder;
    private final Duration length;

    /**
     * @param node for people who look into a lock
     * @param length how long a lock outlives a process that died
     */
    public S3Locks(S3Objects objects, String node, Duration length) {
        this.objects = objects;
        this.holder = node + "/" + ProcessHandle.current().pid() + "/" + UUID.randomUUID();
        this.length = length;
    }

    @Override
    public Held take(EpisodeId ep) {
        String name = name(ep);
        return THREADS.take(ep, objects.place().uri(name), () -> kept(name, leased(name)));
    }

    @Override
    public Optional<Held> tryTake(EpisodeId ep) {
        String name = name(ep);
        return THREADS.tryTake(
                ep, objects.place().uri(name), () -> leasedAtOnce(name).map(etag -> kept(name, etag)));
    }

    private static String name(EpisodeId ep) {
        return "locks/" + ep.value() + ".json";
    }

    /** Renews our lease until it is let go of. */
    private Runnable kept(String name, String etag) {
        return new LeaseHeartbeat(objects, name, mine(), etag, HEART)::end;
    }

    private Lease mine() {
        return new Lease(holder, length, 0);
    }

    /** @return the ETag of our lease */
    private String leased(String name) {
        Watched watched = new Watched();
        for (int n = 1; ; n++) {
            Optional<Bytes> there = objects.read(name);
            if (there.isEmpty() || watched.ranOut(there.get(), length)) {
                Optional<String> taken = takenOver(name, there);
                if (taken.isPresent()) {
                    return taken.get();
                }
            }
            S3Objects.pause(Math.min(n, 4));
        }
    }

    /** @return the same; empty when another process has it */
    private Optional<String> leasedAtOnce(String name) {
        Optional<Bytes> there = objects.read(name);
        boolean free =
                there.map(b -> ranOut(b, Lease.read(b.content(), length))).orElse(true);
        return free ? takenOver(name, there) : Optional.empty();
    }

    /** @return empty when another process was faster */
    private Optional<String> takenOver(String name, Optional<Bytes> there) {
        Optional<String> seen = there.map(b -> b.object().etag());
        Optional<String> taken = objects.put(name, mine().write(), json(Upload.ifStill(seen)));
        if (taken.isPresent()) {
            there.map(b -> Lease.read(b.content(), length))
                    .filter(l -> !l.holder().isEmpty())
                    .ifPresent(l -> LOG.warn("{} was held by {}, which is gone: taken over", name, l.holder()));
        }
        return taken;
    }

    private static boolean ranOut(Bytes there, Lease lease) {
        return lease.ranOut(there.object().modified(), there.date());
    }

    static Upload json(Upload upload) {
        return upload.contentType("application/json");
    }

    /** A lease that we have seen unchanged for longer than it lasts has run out, whatever clocks say. */
    private static final class Watched {
        private String etag = "";
        private long since;

        boolean ranOut(Bytes there, Duration usual) {
            if (!there.object().etag().equals(etag)) {
                etag = there.object().etag();
                since = System.nanoTime();
            }
            Lease lease = Lease.read(there.content(), usual);
            return S3Locks.ranOut(there, lease)
                    || System.nanoTime() - since > lease.length().plusSeconds(1).toNanos();
        }
    }
}
