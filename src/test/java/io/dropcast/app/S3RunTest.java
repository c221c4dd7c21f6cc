package io.dropcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropcast.episode.EpisodeStore;
import io.dropcast.episode.Key;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.PersonId;
import io.dropcast.people.People;
import io.dropcast.store.s3.AllRequests;
import io.dropcast.store.s3.S3Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real episodes with the data in a bucket. */
@Timeout(300)
@Tag("integration")
final class S3RunTest {
    private static final String EP = "faces-s01e01";
    private static final String NAME = "Brigitte Zoë Ämter";

    @TempDir
    Path folder;

    private S3Server server;
    private S3Lab lab;
    private Path film;

    @BeforeEach
    void start() throws Exception {
        server = S3Server.start(folder.resolve("server"));
        lab = S3Lab.in(folder.resolve("s3"), server, "s3://my-bucket/dropcast/data");
        film = Films.withFaces(folder.resolve(EP + ".mp4"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anEpisodeGivesTheSameBytesAsInAFolderAndASecondRunHasNothingToDo() throws IOException {
        AllRequests.taken();
        assertThat(lab.done("process", film.toString())).contains("publish");
        Map<String, Long> first = AllRequests.taken();
        assertThat(lab.results()).containsExactlyEntriesOf(inAFolder());

        AllRequests.taken();
        String again = lab.done("process", film.toString());
        Map<String, Long> second = AllRequests.taken();
        Files.writeString(Path.of("target/s3-requests.txt"), "first run " + first + "\nsecond run " + second + "\n");
        // what costs: docs/s3.md has the figures
        assertThat(first.get("PutObject")).isBetween(50L, 250L);
        assertThat(second.get("PutObject")).isLessThan(50L);
        for (String stage : List.of("detect", "track", "embed", "cluster", "reps", "people", "publish")) {
            assertThat(again).containsPattern(stage + " +nothing to do");
        }
        Lab.deleteAll(lab.lab().folder().resolve("cache"));
        assertThat(lab.done("process", film.toString()))
                .as("without a cache")
                .containsPattern("publish +nothing to do");
        assertThat(Files.exists(lab.lab().data()))
                .as("a data folder on this machine")
                .isFalse();
    }

    @Test
    void everyCommandWorksOnABucket() throws IOException {
        String doctor = lab.run("doctor").out();
        assertThat(doctor).containsPattern("ok +data +s3://my-bucket/dropcast/data at " + server.endpoint());
        lab.done("process", film.toString());
        assertThat(lab.done("status"))
                .contains("episodes in s3://my-bucket/dropcast/data at " + server.endpoint(), EP, "6 people");
        PersonId first = lab.wiring().people().read("faces").people().get(0).id();
        lab.done("people", "rename", first.text(), NAME);
        assertThat(lab.done("people", "list")).contains(NAME);
        assertThat(lab.done("people", "log")).contains(NAME);
        assertThat(Files.readString(lab.lab().outbox().resolve(EP + "/cast.json")))
                .contains(NAME);
        assertThat(lab.done("cluster", "--ep-id=" + EP, "--cluster-thresh=0.4")).contains("cluster");
        assertThat(lab.done("cleanup", "--ep-id=" + EP, "--actions=recluster", "--dry-run"))
                .contains("nothing was changed");
        assertThat(lab.done("retain", "--keep-days=1", "--dry-run")).isNotEmpty();
        assertThat(lab.done("settings"))
                .contains("dropcast.s3.secret-key=(set)")
                .doesNotContain("test-secret");
    }

    @Test
    void aBucketThatIsMissingIsSaidBeforeAnythingIsDone() throws IOException {
        S3Lab wrong = new S3Lab(lab.lab(), server, "s3://no-such-bucket/data");
        CommandLine.Said said = wrong.run("process", film.toString());
        assertThat(said.code()).isNotZero();
        assertThat(said.err()).contains("there is no bucket 'no-such-bucket'");
        assertThat(wrong.run("doctor").out()).containsPattern("BAD +data +.*there is no bucket 'no-such-bucket'");
        assertThat(new S3Lab(lab.lab(), server, "s3://x").run("status").err()).contains("has 3 to 63 characters");
    }

    @Test
    void whoWasErasedIsFoundNowhereInTheBucketAndNotInTheCache() throws IOException {
        lab.done("process", film.toString());
        People before = lab.wiring().people().read("faces");
        PersonId gone = before.people().get(1).id();
        lab.done("people", "rename", gone.text(), NAME);
        EpisodeStore store = lab.wiring().store();
        int[] named = {0};
        store.everything(
                path -> true,
                c -> named[0] += new String(c.bytes(), java.nio.charset.StandardCharsets.UTF_8).contains(NAME) ? 1 : 0);
        assertThat(named[0]).as("it can be found").isPositive();

        assertThat(lab.done("people", "erase", gone.text(), "--yes"))
                .contains("nothing is left", "receipt: shows/faces/erased-");

        int[] left = {0, 0};
        store.everything(path -> true, c -> {
            left[0] += new String(c.bytes(), java.nio.charset.StandardCharsets.UTF_8).contains(NAME) ? 1 : 0;
            left[1] += c.where().startsWith("s3://") ? 0 : 1;
        });
        assertThat(left[0]).isZero();
        assertThat(left[1]).as("copies were searched").isPositive();
        assertThat(lab.wiring().people().read("faces").people())
                .hasSize(before.people().size() - 1);
        assertThat(lab.done("process", film.toString())).contains("detect   nothing to do");
    }

    @Test
    void whoIsKilledInTheMiddleOfAStageEndsWithTheSameBytes() throws Exception {
        EpisodeStore store = lab.wiring().store();
        EpisodeId ep = new EpisodeId(EP);
        kill(() -> store.exists(Key.manifest(ep, "progress.json")));
        assertThat(store.exists(Key.manifest(ep, "runs/detect.json")))
                .as("killed in detect")
                .isFalse();
        kill(() -> store.exists(Key.frames(ep, "crops"))
                || !store.list(Key.frames(ep, "crops")).isEmpty());
        assertThat(store.exists(Key.manifest(ep, "runs/embed.json")))
                .as("killed in embed")
                .isFalse();
        assertThat(lab.done("process", film.toString())).contains("detect   nothing to do");
        assertThat(lab.results()).containsExactlyEntriesOf(inAFolder());
    }

    private void kill(Callable<Boolean> reached) throws Exception {
        Path log = folder.resolve("log");
        Process process = lab.start(log, "process", film.toString());
        try {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(90))
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(5))
                    .failFast(() -> assertThat(process.isAlive())
                            .as(() -> "it ended: " + read(log))
                            .isTrue())
                    .until(reached);
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private Map<String, String> inAFolder() throws IOException {
        Lab local = Lab.in(folder.resolve("local"));
        new CommandLine(local).done("process", film.toString());
        return local.results();
    }
}
