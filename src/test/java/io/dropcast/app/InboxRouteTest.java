package io.dropcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.episode.Json;
import io.dropcast.face.EpisodeId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real routes, the real models and real videos. */
@Timeout(120)
@Tag("integration")
final class InboxRouteTest {
    private static final List<String> STRANGE = List.of(
            "two words.mp4",
            "it's \"quoted\".mp4",
            "\u00e9t\u00e9 \u6771\u4eac.mp4",
            "${sys.user.name}.mp4",
            "$simple{x}.mp4",
            "new\nline.mp4",
            "-dash.mp4",
            "100%25 %s.mp4",
            "n".repeat(251) + ".mp4",
            "UPPER.MP4");

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

    private Engine watch(Wiring wiring, Quiet listener) {
        Engine engine = Lab.watch(wiring, listener);
        running.add(engine);
        return engine;
    }

    @Test
    void goodFilesAreDoneAndBadOnesFailBesideTheirReports() throws IOException {
        Films.plain(lab.inbox().resolve("One S01E01.mp4"));
        Films.plain(lab.inbox().resolve("two.mp4"));
        Files.writeString(lab.inbox().resolve("garbage.mp4"), "this is no video");
        Files.createFile(lab.inbox().resolve("empty.mp4"));
        Films.plain(lab.inbox().resolve("\u6771\u4eac.mp4"));
        lab.watchUntilEmpty(new Quiet());

        assertThat(lab.done()).containsExactly("One S01E01.mp4", "two.mp4");
        assertThat(lab.failed())
                .containsExactly(
                        "empty.mp4",
                        "empty.mp4.error.json",
                        "garbage.mp4",
                        "garbage.mp4.error.json",
                        "\u6771\u4eac.mp4",
                        "\u6771\u4eac.mp4.error.json");
        assertThat(report("garbage.mp4").path("what").asText()).isEqualTo("the video cannot be used");
        assertThat(report("garbage.mp4").path("where").asText()).isEqualTo("detect");
        assertThat(report("empty.mp4").path("why").asText()).contains("0 bytes");
        assertThat(report("\u6771\u4eac.mp4").path("where").asText()).isEqualTo("intake");
        assertThat(report("\u6771\u4eac.mp4").path("why").asText()).contains("no episode id");
        for (String ep : List.of("one-s01e01", "two")) {
            assertThat(lab.outbox().resolve(ep)).isDirectoryContaining("glob:**/report.html");
            assertThat(lab.outbox().resolve(ep)).isDirectoryContaining("glob:**/cast.json");
            assertThat(people(ep)).isZero();
        }
        assertThat(lab.outbox().resolve("one/people.json")).exists();
    }

    @Test
    void facesAreFoundFollowedEncodedAndDelivered() throws IOException {
        Films.withFaces(lab.inbox().resolve("faces-s01e01.mp4"));
        lab.watchUntilEmpty(new Quiet());

        assertThat(lab.done()).containsExactly("faces-s01e01.mp4");
        // six people; one of them, seen from the side, may be taken for a seventh
        assertThat(people("faces-s01e01")).isBetween(6, 7);
        assertThat(lab.outbox().resolve("faces-s01e01/report.html")).exists();
        assertThat(Lab.names(lab.outbox().resolve("faces-s01e01/thumbs"))).isNotEmpty();
        assertThat(lab.manifests("faces-s01e01").resolve("faces.f32")).isNotEmptyFile();
    }

    @Test
    void namesAreNamesAndNothingElse() throws IOException {
        Path film = Films.plain(folder.resolve("film.mp4"), 5);
        for (String name : STRANGE) {
            Files.copy(film, lab.inbox().resolve(name));
        }
        Films.plain(lab.inbox().resolve("past.mp4"), 5);
        Films.plain(lab.inbox().resolve("future.mp4"), 5);
        Files.setLastModifiedTime(lab.inbox().resolve("past.mp4"), FileTime.from(Instant.EPOCH));
        Files.setLastModifiedTime(
                lab.inbox().resolve("future.mp4"), FileTime.from(Instant.parse("2100-01-01T00:00:00Z")));
        lab.watchUntilEmpty(new Quiet());

        assertThat(lab.failed()).isEmpty();
        assertThat(lab.done()).containsAll(STRANGE).contains("past.mp4", "future.mp4");
    }

    @Test
    void aFileOfTheSameNameDoesNotOverwriteTheOneThatIsDone() throws IOException {
        Path inbox = lab.inbox();
        Films.plain(inbox.resolve("film.mp4"), 5);
        Quiet quiet = new Quiet();
        watch(lab.wiring(), quiet);
        lab.awaitEmptyInbox();
        byte[] first = Files.readAllBytes(inbox.resolve(".done/film.mp4"));
        Films.plain(inbox.resolve("film.mp4"), 10);
        lab.awaitEmptyInbox();

        assertThat(lab.done()).hasSize(2).contains("film.mp4").anyMatch(n -> n.matches("film\\.\\d{8}-.*\\.mp4"));
        assertThat(inbox.resolve(".done/film.mp4")).hasBinaryContent(first);
        assertThat(quiet.count("film detect")).isEqualTo(2);
    }

    @Test
    void theSameVideoDroppedAgainCostsNothing() throws IOException {
        Path film = Films.plain(folder.resolve("film.mp4"), 5);
        Files.copy(film, lab.inbox().resolve("film.mp4"));
        Quiet quiet = new Quiet();
        watch(lab.wiring(), quiet);
        lab.awaitEmptyInbox();
        Files.copy(film, lab.inbox().resolve("film.mp4"));
        lab.awaitEmptyInbox();
        assertThat(quiet.count("film detect")).isEqualTo(1);
        assertThat(quiet.count("film detect skipped")).isEqualTo(1);
        assertThat(quiet.count("film publish skipped")).isEqualTo(1);
    }

    @Test
    void whatIsNoVideoFileStaysAndDoesNoHarm() throws IOException, InterruptedException {
        Path film = Films.plain(folder.resolve("secret.mp4"), 5);
        Path inbox = lab.inbox();
        Files.createSymbolicLink(inbox.resolve("link.mp4"), film);
        Files.createSymbolicLink(inbox.resolve("dangling.mp4"), folder.resolve("nothing"));
        Files.createDirectory(inbox.resolve("folder.mp4"));
        Files.copy(film, inbox.resolve("folder.mp4/inner.mp4"));
        Files.writeString(inbox.resolve("notes.txt"), "for later");
        Files.writeString(inbox.resolve("README.md"), "drop videos here");
        boolean pipe = new ProcessBuilder("mkfifo", inbox.resolve("pipe.mp4").toString())
                        .start()
                        .waitFor()
                == 0;
        List<String> before = Lab.names(inbox);
        assertThat(before).hasSize(pipe ? 6 : 5);
        watch(lab.wiring(), new Quiet());
        // dropped last: when it is done, the others were looked at often enough
        Files.copy(film, inbox.resolve("film.mp4"));
        lab.awaitEmptyInbox(before.toArray(String[]::new));

        assertThat(lab.done()).containsExactly("film.mp4");
        assertThat(lab.failed()).isEmpty();
        assertThat(film).exists();
        assertThat(Files.isSymbolicLink(inbox.resolve("link.mp4"))).isTrue();
        assertThat(Files.exists(inbox.resolve("dangling.mp4"), LinkOption.NOFOLLOW_LINKS))
                .isTrue();
    }

    @Test
    void aFileThatTurnsOutToBeStillGrowingIsTakenAgainWhenItIsWhole() throws IOException {
        byte[] film = Files.readAllBytes(Films.plain(folder.resolve("film.mp4")));
        int half = film.length / 2;
        Files.write(lab.inbox().resolve("film.mp4"), Arrays.copyOf(film, half));
        AtomicBoolean first = new AtomicBoolean(true);
        Quiet slowCopy = new Quiet() {
            @Override
            public void started(EpisodeId ep, String stage) {
                super.started(ep, stage);
                if (first.getAndSet(false)) {
                    append(
                            lab.inbox().resolve(".inprogress/lab/film.mp4"),
                            Arrays.copyOfRange(film, half, film.length));
                }
            }
        };
        lab.watchUntilEmpty(slowCopy);

        assertThat(lab.failed()).isEmpty();
        assertThat(lab.inbox().resolve(".done/film.mp4")).hasBinaryContent(film);
        assertThat(people("film")).isZero();
    }

    @Test
    void aStopInterruptsTheStageAndPutsTheFileBack() throws Exception {
        Films.plain(lab.inbox().resolve("film.mp4"));
        CountDownLatch working = new CountDownLatch(1);
        Quiet endless = new Quiet() {
            @Override
            public void progress(EpisodeId ep, String stage, long done, long total) {
                working.countDown();
                try {
                    // a stage that would take for ever: only an interrupt ends it
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        };
        Engine engine = watch(lab.wiring(), endless);
        assertThat(working.await(Lab.LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        long began = System.nanoTime();
        engine.close();
        assertThat((System.nanoTime() - began) / 1e9).as("seconds to stop").isLessThan(15);
        assertThat(Lab.names(lab.inbox())).containsExactly("film.mp4");
        assertThat(lab.inWork()).isEmpty();
        assertThat(lab.failed()).isEmpty();
        assertThat(lab.done()).isEmpty();
        assertThat(Json.parseObject(Files.readAllBytes(lab.manifests("film").resolve("progress.json")), "progress")
                        .path("state")
                        .asText())
                .isEqualTo("stopped");
    }

    @Test
    void twoNodesShareAnInboxAndEachFileIsProcessedOnce() throws IOException {
        Path film = Films.plain(folder.resolve("film.mp4"), 5);
        Quiet one = new Quiet();
        Quiet two = new Quiet();
        watch(lab.wiring("dropcast.node", "one"), one);
        watch(lab.wiring("dropcast.node", "two"), two);
        for (int i = 0; i < 8; i++) {
            Files.copy(film, lab.inbox().resolve("show" + i + ".mp4"));
        }
        lab.awaitEmptyInbox();

        assertThat(lab.done()).hasSize(8);
        assertThat(lab.failed()).isEmpty();
        for (int i = 0; i < 8; i++) {
            String stage = "show" + i + " detect";
            assertThat(one.count(stage) + two.count(stage)).as(stage).isEqualTo(1);
        }
    }

    private static void append(Path file, byte[] content) {
        try {
            Files.write(file, content, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ObjectNode report(String name) throws IOException {
        return Json.parseObject(Files.readAllBytes(lab.inbox().resolve(".failed/" + name + ".error.json")), name);
    }

    private int people(String ep) throws IOException {
        return Json.parseObject(Files.readAllBytes(lab.outbox().resolve(ep).resolve("cast.json")), "cast.json")
                .path("people")
                .size();
    }
}
