package io.dropcast.jobs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.episode.BadJson;
import io.dropcast.episode.EpisodeStore;
import io.dropcast.episode.Json;
import io.dropcast.episode.Key;
import io.dropcast.episode.Stamp;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.Plain;
import io.dropcast.settings.Settings;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * The jobs of this engine, done one after the other by a thread of its own. Each change is on the disk before the listener hears of it. A job
 * that was broken off by the end of the engine is taken up by the next one, which goes on at the first stage that was not written; after
 * too many tries it is given up. Safe for several threads.
 */
public final class JobBoard implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JobBoard.class);
    private static final Key FOLDER = new Key("jobs");
    /** Records of jobs that have ended. */
    private static final int MOST_KEPT = 200;

    private static final int ENDS_MILLIS = 15_000;

    private final EpisodeStore store;
    private final Settings general;
    private final Originals originals;
    private final JobRunner runner;
    private final Consumer<QueuedJob> listener;
    private final Clock clock;
    private final String node;
    private final int mostTries;
    private final SecureRandom random = new SecureRandom();
    private final Thread worker = new Thread(this::work, "jobs");

    /** Guards all that follows. */
    private final Object lock = new Object();

    private final Map<String, QueuedJob> jobs = new TreeMap<>();
    private final Deque<String> queue = new ArrayDeque<>();
    private @Nullable String running;
    private boolean canceled;
    private boolean closing;

    /**
     * @param general settings of all episodes
     * @param listener told of each change; must be quick
     * @param node whose jobs are done here; others' are shown
     * @param mostTries of a job that is broken off
     */
    public JobBoard(
            EpisodeStore store,
            Settings general,
            Originals originals,
            JobRunner runner,
            Consumer<QueuedJob> listener,
            Clock clock,
            String node,
            int mostTries) {
        this.store = store;
        this.general = general;
        this.originals = originals;
        this.runner = runner;
        this.listener = listener;
        this.clock = clock;
        this.node = node;
        this.mostTries = mostTries;
        worker.setDaemon(true);
    }

    /** Takes up what the last engine left, and begins. */
    public void start() {
        synchronized (lock) {
            for (Key key : store.list(FOLDER)) {
                read(key).ifPresent(job -> jobs.put(job.id(), job));
            }
            List<QueuedJob> left = jobs.values().stream()
                    .filter(j -> j.node().equals(node) && !j.state().ended())
                    .sorted(Comparator.comparing(QueuedJob::createdAt).thenComparing(QueuedJob::id))
                    .toList();
            left.forEach(this::takeUp);
        }
        worker.start();
    }

    private Optional<QueuedJob> read(Key key) {
        try {
            return store.read(key).map(b -> QueuedJob.of(Json.parseObject(b, key.path())));
        } catch (BadJson | IllegalArgumentException e) {
            LOG.warn("{} is no job: {}", key, e.getMessage());
            return Optional.empty();
        }
    }

    private void takeUp(QueuedJob job) {
        if (job.state() == QueuedJob.State.RUNNING && job.tries() >= mostTries) {
            put(job.ended(
                    QueuedJob.State.FAILED,
                    now(),
                    Optional.of(new QueuedJob.Failure(
                            "internal", "the engine ended " + job.tries() + " times while it ran: it is given up")),
                    Json.object()));
            return;
        }
        put(job.queuedAgain());
        queue.add(job.id());
    }

    /** Jobs that wait or run. */
    public int waiting() {
        synchronized (lock) {
            return queue.size() + (running == null ? 0 : 1);
        }
    }

    /**
     * Puts a job into the queue.
     *
     * @return empty when the engine is stopping
     * @throws BadJob when it cannot be done
     */
    public Optional<QueuedJob> create(JobKind kind, ObjectNode request) {
        Job asked = JobReader.read(kind, request, general);
        if (kind == JobKind.DETECT_TRACK) {
            video(asked);
        }
        QueuedJob job = QueuedJob.created(id(), node, kind, asked.ep().value(), request, now());
        synchronized (lock) {
            if (closing) {
                return Optional.empty();
            }
            forgetOld();
            put(job);
            queue.add(job.id());
            lock.notifyAll();
        }
        return Optional.of(job);
    }

    private Path video(Job asked) {
        return asked.video()
                .map(name -> originals
                        .named(name)
                        .orElseThrow(() -> BadJob.missing(
                                "there is no video '" + Plain.text(name) + "' in the inbox's .done folder")))
                .orElseGet(() -> originals
                        .of(asked.ep())
                        .orElseThrow(() -> BadJob.missing("the original of " + asked.ep()
                                + " is not in the inbox's .done folder: name it with \"video\", or drop it again")));
    }

    private String id() {
        return "job_" + Stamp.of(clock.instant()).toLowerCase(Locale.ROOT) + "_"
                + String.format(Locale.ROOT, "%06x", random.nextInt(1 << 24));
    }

    private void forgetOld() {
        List<QueuedJob> ended = jobs.values().stream()
                .filter(j -> j.state().ended())
                .sorted(Comparator.comparing(QueuedJob::createdAt).thenComparing(QueuedJob::id))
                .toList();
        for (QueuedJob old : ended.subList(0, Math.max(0, ended.size() - MOST_KEPT))) {
            jobs.remove(old.id());
            store.delete(key(old.id()));
        }
    }

    /** The newest first. */
    public List<QueuedJob> all() {
        return snapshot().stream()
                .sorted(Comparator.comparing(QueuedJob::createdAt)
                        .thenComparing(QueuedJob::id)
                        .reversed())
                .toList();
    }

    private Collection<QueuedJob> snapshot() {
        synchronized (lock) {
            return List.copyOf(jobs.values());
        }
    }

    /** The job; empty when there is none. */
    public Optional<QueuedJob> find(String id) {
        synchronized (lock) {
            return Optional.ofNullable(jobs.get(id));
        }
    }

    /** The job that works on the episode now; empty when none does. */
    public Optional<QueuedJob> running(EpisodeId ep) {
        synchronized (lock) {
            return Optional.ofNullable(running).map(jobs::get).filter(j -> j.ep().equals(ep.value()));
        }
    }

    /** Ends a job; one that has ended stays as it is. */
    public Optional<QueuedJob> cancel(String id) {
        synchronized (lock) {
            Optional<QueuedJob> job = Optional.ofNullable(jobs.get(id));
            if (job.isEmpty()) {
                return Optional.empty();
            }
            if (queue.remove(id)) {
                put(job.get().ended(QueuedJob.State.CANCELED, now(), Optional.empty(), Json.object()));
            } else if (id.equals(running)) {
                canceled = true;
                worker.interrupt();
            }
        }
        return find(id);
    }

    private void work() {
        try {
            for (QueuedJob job = next(); ; job = next()) {
                MDC.put("job", job.id());
                try {
                    LOG.info("{}: {} began", job.ep(), job.id());
                    end(job, run(job));
                } finally {
                    MDC.remove("job");
                }
            }
        } catch (InterruptedException e) {
            // the engine stops
            Thread.currentThread().interrupt();
        }
    }

    private QueuedJob next() throws InterruptedException {
        synchronized (lock) {
            while (queue.isEmpty() && !closing) {
                lock.wait();
            }
            if (closing) {
                throw new InterruptedException();
            }
            QueuedJob job = jobs.get(queue.remove());
            if (job == null) {
                throw new IllegalStateException("a job was forgotten while it waited");
            }
            QueuedJob begun = job.started(now());
            running = begun.id();
            canceled = false;
            put(begun);
            return begun;
        }
    }

    /** How it ended, whatever happened: a job must not take the thread with it. */
    private Ending run(QueuedJob job) {
        try {
            return new Ending(Optional.empty(), new ObjectMapper().valueToTree(summary(job)));
        } catch (BadJob e) {
            return failed(e.isMissing() ? "not_found" : "bad_request", e);
        } catch (IllegalArgumentException e) {
            return failed("bad_request", e);
        } catch (RuntimeException | LinkageError e) {
            LOG.debug("{} failed", job.id(), e);
            return failed("internal", e);
        }
    }

    private Map<String, Object> summary(QueuedJob job) {
        Job asked = JobReader.read(job.kind(), job.request(), general);
        return job.kind() == JobKind.DETECT_TRACK
                ? runner.process(asked.ep(), video(asked), asked.settings())
                : runner.clean(asked.cleanup().orElseThrow());
    }

    private static Ending failed(String code, Throwable e) {
        return new Ending(Optional.of(new QueuedJob.Failure(code, String.valueOf(e.getMessage()))), Json.object());
    }

    private record Ending(Optional<QueuedJob.Failure> error, ObjectNode summary) {}

    private void end(QueuedJob job, Ending ending) {
        synchronized (lock) {
            running = null;
            // an interruption was meant for this job alone
            boolean interrupted = Thread.interrupted();
            if (ending.error().isEmpty()) {
                put(job.ended(QueuedJob.State.SUCCEEDED, now(), Optional.empty(), ending.summary()));
            } else if (canceled) {
                put(job.ended(QueuedJob.State.CANCELED, now(), Optional.empty(), Json.object()));
            } else if (closing) {
                put(job.queuedAgain());
            } else {
                put(job.ended(QueuedJob.State.FAILED, now(), ending.error(), Json.object()));
            }
            LOG.debug("{} ended, interrupted: {}", job.id(), interrupted);
        }
        find(job.id())
                .ifPresent(j -> LOG.info(
                        "{}: {} {}{}",
                        j.ep(),
                        j.id(),
                        j.state().text(),
                        j.error().map(e -> ": " + e.message()).orElse("")));
    }

    private void put(QueuedJob job) {
        store.write(key(job.id()), Json.pretty(job.toJson()));
        jobs.put(job.id(), job);
        listener.accept(job);
    }

    private static Key key(String id) {
        return new Key(FOLDER.path() + "/" + id + ".json");
    }

    private String now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
    }

    /** What runs is interrupted, and taken up by the next engine. */
    @Override
    public void close() {
        synchronized (lock) {
            closing = true;
            lock.notifyAll();
            if (running != null) {
                worker.interrupt();
            }
        }
        try {
            worker.join(ENDS_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
