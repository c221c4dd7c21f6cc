package io.dropcast.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.episode.Json;
import io.dropcast.episode.Key;
import io.dropcast.episode.StageInterrupted;
import io.dropcast.face.EpisodeId;
import io.dropcast.settings.KnownSettings;
import io.dropcast.settings.Settings;
import io.dropcast.store.folder.FolderStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
final class JobBoardTest {
    private static final Originals NONE = new Originals() {
        @Override
        public Optional<Path> of(EpisodeId ep) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> named(String name) {
            return Optional.empty();
        }
    };

    @TempDir
    Path folder;

    private final BlockingQueue<String> done = new LinkedBlockingQueue<>();
    private final CountDownLatch go = new CountDownLatch(1);
    private FolderStore store;
    private JobBoard board;

    /** Waits for {@code go} with episodes that are named after it, and fails with others. */
    private final class Runner implements JobRunner {
        @Override
        public Map<String, Object> clean(CleanupOrder order) {
            String ep = order.ep().value();
            if (ep.startsWith("bad")) {
                throw new IllegalStateException("it cannot be done");
            }
            if (ep.startsWith("slow")) {
                try {
                    done.add("began " + ep);
                    go.await();
                } catch (InterruptedException e) {
                    throw new StageInterrupted("cluster");
                }
            }
            done.add(ep);
            return Map.of("identities_changed", 2);
        }

        @Override
        public Map<String, Object> process(EpisodeId ep, Path video, Map<String, Optional<String>> settings) {
            throw new IllegalStateException("there is no video");
        }
    }

    @BeforeEach
    void open() {
        store = new FolderStore(folder);
        board = board("here");
    }

    private JobBoard board(String node) {
        Settings general = Settings.of(KnownSettings.resolve(Map.of(), Map.of(), Map.of()));
        return new JobBoard(store, general, NONE, new Runner(), job -> {}, Clock.systemUTC(), node, 3);
    }

    @AfterEach
    void close() {
        go.countDown();
        board.close();
    }

    @Test
    void jobsAreDoneInTheirOrder() throws InterruptedException {
        board.start();
        QueuedJob slow = create("slow-s01e01");
        create("a-s01e01");
        create("b-s01e01");
        assertThat(done.take()).isEqualTo("began slow-s01e01");
        assertThat(board.waiting()).isEqualTo(3);
        go.countDown();
        assertThat(List.of(done.take(), done.take(), done.take()))
                .containsExactly("slow-s01e01", "a-s01e01", "b-s01e01");
        awaitState(slow, "succeeded");
        assertThat(board.find(slow.id()).orElseThrow().summary().toString()).contains("\"identities_changed\":2");
    }

    @Test
    void aJobThatFailsSaysWhyAndTheNextIsDone() throws InterruptedException {
        board.start();
        QueuedJob bad = create("bad-s01e01");
        create("a-s01e01");
        assertThat(done.take()).isEqualTo("a-s01e01");
        QueuedJob ended = awaitState(bad, "failed");
        assertThat(ended.error().orElseThrow().message()).isEqualTo("it cannot be done");
    }

    @Test
    void aCanceledJobStopsAndTheNextIsNotInterrupted() throws InterruptedException {
        board.start();
        QueuedJob slow = create("slow-s01e01");
        QueuedJob waits = create("b-s01e01");
        QueuedJob next = create("a-s01e01");
        done.take();
        board.cancel(waits.id());
        board.cancel(slow.id());
        awaitState(slow, "canceled");
        awaitState(next, "succeeded");
        assertThat(board.find(waits.id()).orElseThrow().state().text()).isEqualTo("canceled");
        assertThat(board.cancel("job_none")).isEmpty();
    }

    @Test
    void whatADeadEngineLeftIsTakenUpUntilItIsEnough() throws InterruptedException {
        left("job_1", "here", 1);
        left("job_2", "here", 3);
        left("job_3", "elsewhere", 1);
        board.start();
        assertThat(done.take()).isEqualTo("a-s01e01");
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> state("job_1").equals("succeeded"));
        assertThat(board.find("job_2").orElseThrow().error().orElseThrow().message())
                .contains("3 times");
        assertThat(state("job_3")).as("another node's").isEqualTo("running");
        assertThat(done).isEmpty();
    }

    @Test
    void whatRunsAtTheEndIsQueuedForTheNextEngine() throws InterruptedException {
        board.start();
        QueuedJob slow = create("slow-s01e01");
        done.take();
        board.close();
        assertThat(board.find(slow.id()).orElseThrow().state().text()).isEqualTo("queued");
        assertThat(board.create(JobKind.CLUSTER, request("a-s01e01")))
                .as("it is stopping")
                .isEmpty();
        go.countDown();
        board = board("here");
        board.start();
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> board.find(slow.id()).orElseThrow().state().text().equals("succeeded"));
    }

    @Test
    void onlyTheNewestOfThoseThatEndedAreKept() {
        for (int i = 100; i < 350; i++) {
            put(job("job_" + i, "here", 1).ended(QueuedJob.State.SUCCEEDED, "t" + i, Optional.empty(), Json.object()));
        }
        board.start();
        create("a-s01e01");
        assertThat(store.list(new Key("jobs"))).hasSize(201);
        assertThat(board.find("job_100")).isEmpty();
        assertThat(board.find("job_349")).isPresent();
    }

    @Test
    void aRecordThatCannotBeReadIsPassedOver() {
        store.write(new Key("jobs/job_x.json"), "{".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        board.start();
        assertThat(board.all()).isEmpty();
    }

    private QueuedJob create(String ep) {
        return board.create(JobKind.CLUSTER, request(ep)).orElseThrow();
    }

    private static ObjectNode request(String ep) {
        return Json.object().put("ep_id", ep);
    }

    private void left(String id, String node, int tries) {
        QueuedJob job = job(id, node, tries);
        for (int i = 0; i < tries; i++) {
            job = job.started("2026-01-01T00:00:00Z");
        }
        put(job);
    }

    private static QueuedJob job(String id, String node, int tries) {
        return QueuedJob.created(
                id, node, JobKind.CLUSTER, "a-s01e01", request("a-s01e01"), "2026-01-01T00:00:0" + tries);
    }

    private void put(QueuedJob job) {
        store.write(new Key("jobs/" + job.id() + ".json"), Json.pretty(job.toJson()));
    }

    private String state(String id) {
        return board.find(id).orElseThrow().state().text();
    }

    private QueuedJob awaitState(QueuedJob job, String state) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> state(job.id()).equals(state));
        return board.find(job.id()).orElseThrow();
    }
}
