package io.dropcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropcast.face.EpisodeId;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Jobs of one real episode, by the API. */
@Timeout(120)
@Tag("integration")
final class ApiJobsTest {
    private static final String DETECT = "{\"ep_id\":\"faces-s01e01\",\"stride\":2}";

    @TempDir
    Path folder;

    private final Held held = new Held();
    private Api api;

    /** Holds up the detect stage when it is told to, until it is interrupted. */
    private static final class Held extends Quiet {
        final AtomicBoolean wanted = new AtomicBoolean();
        final CountDownLatch reached = new CountDownLatch(1);

        @Override
        public void progress(EpisodeId ep, String stage, long done, long total) {
            if (stage.equals("detect") && wanted.get()) {
                reached.countDown();
                try {
                    new CountDownLatch(1).await(60, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    @BeforeEach
    void oneEpisode() throws IOException {
        Lab lab = Lab.in(folder);
        Films.withFaces(lab.inbox().resolve("faces-s01e01.mp4"));
        api = Api.serving(lab, Map.of(), held);
        lab.awaitEmptyInbox();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void aClusterJobSaysWhatItDidAndIsStillThereAfterARestart() {
        JsonNode job = api.post(
                        "/jobs/cluster_async",
                        "{\"ep_id\":\"faces-s01e01\",\"cluster_thresh\":0.97,\"min_cluster_size\":1,\"min_identity_sim\":0.1}")
                .json();
        assertThat(job.path("state").asText()).isEqualTo("queued");
        JsonNode ended = awaitEnd(job);
        assertThat(ended.path("state").asText()).as(ended.toString()).isEqualTo("succeeded");
        assertThat(ended.path("summary").path("after").path("identities").asInt())
                .isPositive();
        assertThat(ended.path("started_at").asText())
                .isLessThanOrEqualTo(ended.path("ended_at").asText());
        assertThat(api.get("/episodes/faces-s01e01")
                        .json()
                        .path("own_settings")
                        .path("dropcast.cluster.cluster-thresh")
                        .asText())
                .isEqualTo("0.97");

        api.close();
        api = Api.serving(api.lab, Map.of());
        assertThat(api.get("/jobs/" + id(job)).json().path("state").asText()).isEqualTo("succeeded");
        assertThat(api.get("/jobs").json()).hasSize(1);
    }

    @Test
    void aCleanupDoesItsActionsAndAJobWithoutAnyIsRefused() {
        JsonNode ended = awaitEnd(api.post(
                        "/jobs/episode_cleanup_async",
                        "{\"ep_id\":\"faces-s01e01\",\"actions\":[\"split_tracks\",\"recluster\"]}")
                .json());
        assertThat(ended.path("state").asText()).as(ended.toString()).isEqualTo("succeeded");
        assertThat(api.post("/jobs/episode_cleanup_async", "{\"ep_id\":\"faces-s01e01\"}")
                        .status())
                .isEqualTo(400);
        assertThat(api.post("/jobs/cluster_async", "{\"ep_id\":\"nobody-s01e01\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aJobThatIsCanceledStopsAtOnceAndTheNextRunGoesOn() throws Exception {
        held.wanted.set(true);
        JsonNode job = api.post("/jobs/detect_track_async", DETECT).json();
        assertThat(held.reached.await(60, TimeUnit.SECONDS)).isTrue();
        JsonNode second =
                api.post("/jobs/cluster_async", "{\"ep_id\":\"faces-s01e01\"}").json();
        assertThat(api.get("/jobs/" + id(job))
                        .json()
                        .path("progress")
                        .path("stage")
                        .asText())
                .isEqualTo("detect");
        JsonNode waiting = api.post("/jobs/" + id(second) + "/cancel", null).json();
        assertThat(waiting.path("state").asText()).as("it had not begun").isEqualTo("canceled");

        api.post("/jobs/" + id(job) + "/cancel", null);
        Awaitility.await()
                .atMost(Duration.ofSeconds(2))
                .until(() -> api.get("/jobs/" + id(job))
                        .json()
                        .path("state")
                        .asText()
                        .equals("canceled"));
        assertThat(api.get("/episodes/faces-s01e01/identities").status())
                .as("what was there is still there")
                .isEqualTo(200);
        assertThat(api.get("/episodes/faces-s01e01").json().path("own_settings"))
                .isEmpty();

        held.wanted.set(false);
        JsonNode again = awaitEnd(api.post("/jobs/detect_track_async", DETECT).json());
        assertThat(again.path("state").asText()).as(again.toString()).isEqualTo("succeeded");
        assertThat(again.path("summary").path("tracks").asInt()).isPositive();
        assertThat(api.post("/jobs/" + id(again) + "/cancel", null)
                        .json()
                        .path("state")
                        .asText())
                .as("it had ended")
                .isEqualTo("succeeded");
    }

    @Test
    void whatRunsWhenTheEngineStopsIsTakenUpByTheNext() throws Exception {
        held.wanted.set(true);
        JsonNode job = api.post("/jobs/detect_track_async", DETECT).json();
        assertThat(held.reached.await(60, TimeUnit.SECONDS)).isTrue();
        api.close();
        assertThat(Files.readString(api.lab.data().resolve("jobs/" + id(job) + ".json")))
                .contains("\"queued\"");

        api = Api.serving(api.lab, Map.of());
        assertThat(awaitEnd(job).path("state").asText()).isEqualTo("succeeded");
    }

    @Test
    void progressIsAlsoAStreamThatEndsWithTheJob() throws Exception {
        held.wanted.set(true);
        JsonNode job = api.post("/jobs/detect_track_async", DETECT).json();
        assertThat(held.reached.await(60, TimeUnit.SECONDS)).isTrue();
        HttpRequest request = HttpRequest.newBuilder(api.uri("/jobs/" + id(job) + "/progress"))
                .header("Accept", "text/event-stream")
                .build();
        try (Stream<String> lines =
                api.client().send(request, BodyHandlers.ofLines()).body()) {
            List<String> told = lines.peek(line -> {
                        if (line.contains("\"running\"")) {
                            api.post("/jobs/" + id(job) + "/cancel", null);
                        }
                    })
                    .filter(line -> line.startsWith("data: "))
                    .toList();
            assertThat(told.get(0)).contains(id(job), "\"state\":\"running\"");
            assertThat(told.get(told.size() - 1)).contains("\"state\":\"canceled\"");
        }
        assertThat(api.get("/jobs/job_1/progress", "Accept", "text/event-stream")
                        .status())
                .isEqualTo(404);
    }

    private JsonNode awaitEnd(JsonNode job) {
        Awaitility.await()
                .atMost(Lab.LIMIT)
                .until(() -> api.get("/jobs/" + id(job)).json().has("ended_at"));
        return api.get("/jobs/" + id(job)).json();
    }

    private static String id(JsonNode job) {
        return job.path("job_id").asText();
    }
}
