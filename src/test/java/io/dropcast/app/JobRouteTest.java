package io.dropcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.episode.Json;
import io.dropcast.face.EpisodeId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jobs in the real inbox, with real videos. */
@Timeout(120)
@Tag("integration")
final class JobRouteTest {
    @TempDir
    Path folder;

    private final List<Engine> running = new ArrayList<>();
    private Lab lab;

    @BeforeEach
    void lab() throws IOException {
        lab = Lab.in(folder);
    }

    @AfterEach
    void stop() {
        running.forEach(Engine::close);
    }

    private Quiet watch() {
        Quiet quiet = new Quiet();
        running.add(lab.watch(quiet));
        return quiet;
    }

    private void job(String name, String json) throws IOException {
        Files.writeString(lab.inbox().resolve(name), json);
    }

    @Test
    void aVideoThatAJobNamesIsProcessedOnceUnderItsIdWithItsSettings() throws IOException {
        Films.plain(lab.inbox().resolve("raw cut 7.mp4"), 9);
        job("one.job.json", "{\"ep_id\": \"my-show-s01e02\", \"video\": \"raw cut 7.mp4\", \"stride\": 1}");
        Quiet quiet = watch();
        lab.awaitEmptyInbox();

        assertThat(lab.done()).containsExactly("one.job.json", "raw cut 7.mp4");
        assertThat(lab.failed()).isEmpty();
        assertThat(Lab.names(lab.data().resolve("manifests"))).containsExactly("my-show-s01e02");
        assertThat(quiet.count("my-show-s01e02 detect")).isEqualTo(1);
        assertThat(video().path("frames_looked_at").asInt()).isEqualTo(9);
        Films.plain(folder.resolve("x.mp4"), 9);
        Files.move(folder.resolve("x.mp4"), lab.inbox().resolve("My Show S01E02.mp4"));
        lab.awaitEmptyInbox();
        assertThat(video().path("frames_looked_at").asInt())
                .as("the setting is the episode's own by now")
                .isEqualTo(9);
    }

    @Test
    void aJobWaitsForItsVideoAndTheVideoIsLeftToTheJob() throws IOException {
        job("one.job.json", "{\"ep_id\": \"my-show-s01e02\", \"video\": \"late.mp4\", \"stride\": 1}");
        Quiet quiet = watch();
        Films.plain(lab.inbox().resolve("other.mp4"), 5);
        lab.awaitEmptyInbox("one.job.json");
        assertThat(lab.done()).containsExactly("other.mp4");

        Films.plain(lab.inbox().resolve("late.mp4"), 9);
        lab.awaitEmptyInbox();
        assertThat(lab.done()).containsExactly("late.mp4", "one.job.json", "other.mp4");
        assertThat(quiet.notes).noneMatch(n -> n.startsWith("late"));
        assertThat(quiet.count("my-show-s01e02 detect")).isEqualTo(1);
    }

    @Test
    void aVideoThatIsDoneCanBeNamedAndStaysWhereItIs() throws IOException {
        Films.plain(lab.inbox().resolve("My Show S01E02.mp4"), 9);
        watch();
        lab.awaitEmptyInbox();
        job("again.job.json", "{\"ep_id\": \"my-show-s01e02\", \"video\": \"My Show S01E02.mp4\", \"stride\": 1}");
        lab.awaitEmptyInbox();

        assertThat(lab.failed()).isEmpty();
        assertThat(lab.done()).containsExactly("My Show S01E02.mp4", "again.job.json");
        assertThat(video().path("frames_looked_at").asInt()).isEqualTo(9);
    }

    @Test
    void withoutAVideoTheEpisodeOnTheDiskIsWorkedOn() throws IOException {
        Films.withFaces(lab.inbox().resolve("faces-s01e01.mp4"));
        watch();
        lab.awaitEmptyInbox();
        job("c.job.json", "{\"ep_id\": \"faces-s01e01\", \"cluster_thresh\": 0.95, \"actions\": [\"recluster\"]}");
        lab.awaitEmptyInbox();

        assertThat(lab.failed()).isEmpty();
        assertThat(lab.manifests("faces-s01e01").resolve("cleanup_report.json"))
                .content()
                .contains("\"recluster\"");
        assertThat(lab.manifests("faces-s01e01").resolve("identities.json"))
                .content()
                .contains("\"cluster_thresh\" : 0.95");
    }

    @Test
    void aJobThatCannotBeDoneFailsBesideItsReport() throws IOException {
        Films.plain(lab.inbox().resolve("film.mp4"), 5);
        watch();
        lab.awaitEmptyInbox();
        job("a.job.json", "{\"ep_id\": \"fi1m\"}");
        job("b.job.json", "{\"ep_id\": \"film\", \"stribe\": 1}");
        Files.write(lab.inbox().resolve("c.job.json"), new byte[50 << 20]);
        lab.awaitEmptyInbox();

        assertThat(failure("a.job.json").path("why").asText())
                .isEqualTo("there is no episode 'fi1m' here: did you mean 'film'?");
        assertThat(failure("b.job.json").path("why").asText()).contains("did you mean 'stride'?");
        assertThat(failure("b.job.json").path("what").asText()).isEqualTo("the job was not done");
        assertThat(failure("c.job.json").path("why").asText()).contains("52428800 bytes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../secret.mp4",
                "/etc/passwd.mp4",
                ".hidden.mp4",
                "..mp4",
                "a/b.mp4",
                "a\\\\b.mp4",
                "a\\u0000.mp4",
                "",
                "README.md",
                ".done/film.mp4"
            })
    void aVideoOutsideTheInboxCannotBeNamed(String name) throws IOException {
        Files.writeString(folder.resolve("secret.mp4"), "secret");
        job("x.job.json", "{\"ep_id\": \"film\", \"video\": \"" + name + "\"}");
        watch();
        lab.awaitEmptyInbox();

        assertThat(failure("x.job.json").path("why").asText()).contains("must be the name of a video in the inbox");
        assertThat(folder.resolve("secret.mp4")).exists();
        assertThat(lab.manifests("film")).doesNotExist();
    }

    @Test
    void aLinkIsNoVideo() throws IOException {
        Path film = Films.plain(folder.resolve("secret.mp4"), 5);
        Files.createSymbolicLink(lab.inbox().resolve("link.mp4"), film);
        job("x.job.json", "{\"ep_id\": \"film\", \"video\": \"link.mp4\"}");
        watch();
        lab.awaitEmptyInbox("link.mp4");

        assertThat(failure("x.job.json").path("why").asText()).contains("is a link");
        assertThat(film).exists();
    }

    @Test
    void aVideoThatCannotBeUsedGoesAsideWithItsJobAndLeavesNoSettings() throws IOException {
        Files.writeString(lab.inbox().resolve("bad.mp4"), "no video");
        job("x.job.json", "{\"ep_id\": \"film\", \"video\": \"bad.mp4\", \"stride\": 1}");
        watch();
        lab.awaitEmptyInbox();

        assertThat(lab.failed())
                .containsExactly("bad.mp4", "bad.mp4.error.json", "x.job.json", "x.job.json.error.json");
        assertThat(failure("x.job.json").path("where").asText()).isEqualTo("detect");
        assertThat(lab.manifests("film").resolve("settings.json")).doesNotExist();
    }

    @Test
    void aStopPutsJobAndVideoBackAndTheNextStartDoesThem() throws Exception {
        Films.plain(lab.inbox().resolve("film.mp4"));
        job("x.job.json", "{\"ep_id\": \"my-show-s01e02\", \"video\": \"film.mp4\"}");
        CountDownLatch working = new CountDownLatch(1);
        Engine engine = lab.watch(new Quiet() {
            @Override
            public void progress(EpisodeId ep, String stage, long done, long total) {
                working.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        });
        running.add(engine);
        assertThat(working.await(Lab.LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        engine.close();
        assertThat(Lab.names(lab.inbox())).containsExactly("film.mp4", "x.job.json");
        assertThat(lab.inWork()).isEmpty();

        watch();
        lab.awaitEmptyInbox();
        assertThat(lab.done()).containsExactly("film.mp4", "x.job.json");
        assertThat(Lab.names(lab.data().resolve("manifests"))).containsExactly("my-show-s01e02");
    }

    @Test
    void picturesThatAreOverTheirTimeGoWhenTheEngineStarts() throws IOException {
        Films.withFaces(lab.inbox().resolve("faces-s01e01.mp4"));
        lab.watchUntilEmpty(new Quiet());
        RetentionTest.age(lab, "faces-s01e01");
        running.add(Lab.watch(lab.wiring("dropcast.keep-days", "30"), new Quiet()));

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(Lab.names(lab.data().resolve("receipts"))).hasSize(1));
        assertThat(Lab.names(lab.data().resolve("frames"))).isEmpty();
        assertThat(lab.done()).containsExactly("faces-s01e01.mp4");
    }

    private ObjectNode video() throws IOException {
        return Json.parseObject(
                Files.readAllBytes(lab.manifests("my-show-s01e02").resolve("video.json")), "video");
    }

    private ObjectNode failure(String name) throws IOException {
        return Json.parseObject(Files.readAllBytes(lab.inbox().resolve(".failed/" + name + ".error.json")), name);
    }
}
