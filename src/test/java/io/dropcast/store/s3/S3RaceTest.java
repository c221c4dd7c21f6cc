package io.dropcast.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropcast.episode.EpisodeLocks;
import io.dropcast.episode.Key;
import io.dropcast.episode.LockTrial;
import io.dropcast.episode.StageInterrupted;
import io.dropcast.face.EpisodeId;
import io.dropcast.people.Journal;
import io.dropcast.people.PeopleJson;
import io.dropcast.people.Person;
import io.dropcast.store.folder.StoredPeopleBook;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two processes on one bucket. */
@Timeout(180)
@Tag("integration")
final class S3RaceTest {
    private static final EpisodeId EP = new EpisodeId("show-s01e01");
    private static final Duration LEASE = Duration.ofSeconds(2);
    private static final String NAME = "locks/" + EP + ".json";

    @TempDir
    Path folder;

    private final List<Process> processes = new ArrayList<>();
    private S3Server server;
    private S3Access access;
    private S3Objects objects;
    private S3Locks locks;

    @BeforeEach
    void start() throws Exception {
        server = S3Server.start(folder.resolve("server"));
        access = server.access();
        objects = access.objects(server.made("s3://bucket/data"));
        locks = new S3Locks(objects, "mine", LEASE);
    }

    @AfterEach
    void stop() {
        processes.forEach(Process::destroyForcibly);
        access.close();
        server.close();
    }

    @Test
    void twoHundredEditsOfTwoProcessesAreAllKept() throws Exception {
        Process other = other("edit", folder.resolve("other cache").toString(), "100", "200");
        List<StoredPeopleBook> books = List.of(book("cache"), book("third cache"));
        assertThat(said(other)).isEqualTo("begins");
        List<CompletableFuture<Void>> mine = new ArrayList<>();
        for (int b = 0; b < 2; b++) {
            int first = b * 50;
            StoredPeopleBook book = books.get(b);
            mine.add(CompletableFuture.runAsync(
                    () -> IntStream.range(first, first + 50).forEach(i -> S3InAProcess.edit(book, i)),
                    task -> new Thread(task, "edits").start()));
        }
        mine.forEach(CompletableFuture::join);
        assertThat(other.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(other.exitValue()).isZero();

        Journal journal = books.get(0).journal("show");
        assertThat(journal.entries()).hasSize(200);
        assertThat(journal.people().people())
                .extracting(p -> p.name().orElseThrow())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 200).mapToObj(i -> "Person " + i).toList());
        assertThat(journal.people().people()).extracting(Person::id).doesNotHaveDuplicates();
        assertThat(new S3Store(objects, folder.resolve("fresh")).read(Key.show("show", "people.json")))
                .contains(PeopleJson.write(journal.people()));
    }

    @Test
    void aLockThatIsHeldIsRenewedAndNobodyElses() throws Exception {
        Process other = other("lock", EP.value());
        assertThat(said(other)).isEqualTo("holds " + EP);
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Boolean> waits = CompletableFuture.supplyAsync(() -> {
            try (EpisodeLocks.Held held = locks.take(EP)) {
                return over.get() && held.ep().equals(EP);
            }
        });
        String first = etag();
        // longer than a lease lasts that nobody renews
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> changes(first, 6));
        assertThat(waits).isNotDone();
        over.set(true);
        other.getOutputStream().close();
        assertThat(waits.get(30, TimeUnit.SECONDS))
                .as("taken after it was given back")
                .isTrue();
    }

    private String last = "";
    private int seen;

    private boolean changes(String first, int times) {
        String now = etag();
        if (!now.equals(first) && !now.equals(last)) {
            last = now;
            seen++;
        }
        return seen >= times;
    }

    private String etag() {
        return objects.head(NAME).orElseThrow().etag();
    }

    @Test
    void whoDoesNotWantToWaitIsToldThatAnotherProcessHoldsTheEpisode() throws Exception {
        Process other = other("lock", EP.value());
        assertThat(said(other)).isEqualTo("holds " + EP);
        assertThat(isFree()).isFalse();
        // nothing stays locked in this process by having asked
        assertThat(inAnotherThread()).isFalse();
        assertThat(content()).contains("\"holder\" : \"other/");
        other.getOutputStream().close();
        assertThat(other.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(inAnotherThread()).isTrue();
    }

    @Test
    void whoDoesNotWantToWaitTakesWhatAProcessThatWasKilledHeldOnceItHasRunOut() throws Exception {
        Process other = other("lock", EP.value());
        assertThat(said(other)).isEqualTo("holds " + EP);
        other.destroyForcibly().waitFor();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(this::isFree);
        assertThat(content()).contains("\"holder\" : \"\"");
    }

    @Test
    void whoHoldsAnEpisodeTakesItAgainWithoutWaitingAndNoOtherThreadDoes() throws Exception {
        EpisodeLocks.Held outer = locks.tryTake(EP).orElseThrow();
        assertThat(isFree()).isTrue();
        assertThat(inAnotherThread()).isFalse();
        assertThat(content()).contains("\"holder\" : \"mine/");
        outer.close();
        assertThat(inAnotherThread()).isTrue();
    }

    @Test
    void whoWaitsForAThreadCanBeToldToStop() throws Exception {
        assertThat(LockTrial.toldToStop(locks, EP)).isInstanceOf(StageInterrupted.class);
    }

    private boolean isFree() {
        return LockTrial.isFree(new S3Locks(objects, "mine", LEASE), EP);
    }

    private boolean inAnotherThread() throws Exception {
        return LockTrial.inAnotherThread(this::isFree);
    }

    @Test
    void theLockOfAProcessThatWasKilledIsTakenOver() throws Exception {
        Process other = other("lock", EP.value());
        assertThat(said(other)).isEqualTo("holds " + EP);
        other.destroyForcibly().waitFor();
        assertThat(content()).contains("\"holder\" : \"other/");
        try (EpisodeLocks.Held held = locks.take(EP)) {
            assertThat(held.ep()).isEqualTo(EP);
            assertThat(content()).contains("\"holder\" : \"mine/");
        }
        assertThat(content()).contains("\"holder\" : \"\"");
    }

    @Test
    void aThreadMayTakeItsLockAgain() {
        try (EpisodeLocks.Held one = locks.take(EP);
                EpisodeLocks.Held two = new S3Locks(objects, "mine", LEASE).take(EP)) {
            assertThat(one.ep()).isEqualTo(two.ep());
        }
        assertThat(content()).contains("\"holder\" : \"\"");
    }

    @Test
    void whoseLockWasTakenAwayIsInterrupted() {
        try (EpisodeLocks.Held held = locks.take(EP)) {
            objects.put(NAME, new Lease("thief", LEASE, 0).write(), Upload.ALWAYS);
            assertThatThrownBy(() -> TimeUnit.SECONDS.sleep(30)).isInstanceOf(InterruptedException.class);
            assertThat(held.ep()).isEqualTo(EP);
        }
        assertThat(content()).as("what is the other one's stays").contains("thief");
    }

    @Test
    void whatIsNoLeaseRunsOutToo() {
        objects.put(NAME, "{\"lease_seconds\": 1e300, \"holder\": [".getBytes(StandardCharsets.UTF_8), Upload.ALWAYS);
        try (EpisodeLocks.Held held = locks.take(EP)) {
            assertThat(held.ep()).isEqualTo(EP);
            assertThat(content()).contains("mine/");
        }
    }

    private String content() {
        return new String(objects.read(NAME).orElseThrow().content(), StandardCharsets.UTF_8);
    }

    private StoredPeopleBook book(String cache) {
        return new StoredPeopleBook(new S3Store(objects, folder.resolve(cache)), Clock.systemUTC());
    }

    private static String said(Process process) throws IOException {
        BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        return said.readLine();
    }

    private Process other(String what, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                S3InAProcess.class.getName(),
                what,
                server.endpoint().toString(),
                objects.place().toString()));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        processes.add(process);
        return process;
    }
}
