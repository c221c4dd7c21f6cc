package io.dropcast.store.folder;

import static io.dropcast.episode.LockTrial.inAnotherThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropcast.episode.EpisodeLocks;
import io.dropcast.episode.LockTrial;
import io.dropcast.episode.StageInterrupted;
import io.dropcast.face.EpisodeId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class FileLocksTest {
    private static final EpisodeId EP = new EpisodeId("show-s01e01");

    @TempDir
    Path folder;

    @Test
    void whoHoldsAnEpisodeMayTakeItAgainAndLetsGoWithTheLastOfBoth() throws Exception {
        FileLocks locks = new FileLocks(folder);
        EpisodeLocks.Held outer = locks.take(EP);
        new FileLocks(folder).take(EP).close();
        CompletableFuture<Void> other =
                CompletableFuture.runAsync(() -> new FileLocks(folder).take(EP).close());
        assertThatThrownBy(() -> other.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);

        outer.close();
        assertThat(other).succeedsWithin(java.time.Duration.ofSeconds(20));
    }

    @Test
    void whoDoesNotWantToWaitIsToldThatAnotherThreadHoldsTheEpisode() throws Exception {
        FileLocks locks = new FileLocks(folder);
        try (EpisodeLocks.Held held = locks.take(EP)) {
            assertThat(inAnotherThread(() -> isFree(new FileLocks(folder)))).isFalse();
            assertThat(inAnotherThread(() -> LockTrial.isFree(locks, new EpisodeId("show-s01e02"))))
                    .isTrue();
            assertThat(held.ep()).isEqualTo(EP);
        }
        assertThat(inAnotherThread(() -> isFree(locks))).isTrue();
    }

    @Test
    void whoHoldsAnEpisodeTakesItAgainWithoutWaitingAndHoldsItUntilBothAreClosed() throws Exception {
        FileLocks locks = new FileLocks(folder);
        EpisodeLocks.Held outer = locks.tryTake(EP).orElseThrow();
        locks.tryTake(EP).orElseThrow().close();
        assertThat(inAnotherThread(() -> isFree(locks))).isFalse();
        outer.close();
        assertThat(inAnotherThread(() -> isFree(locks))).isTrue();
    }

    @Test
    void whoDoesNotWantToWaitIsToldThatAnotherProcessHoldsTheEpisode() throws Exception {
        Process process = holder();
        try {
            FileLocks locks = new FileLocks(folder);
            assertThat(isFree(locks)).isFalse();
            // nothing stays locked in this process by having asked
            assertThat(inAnotherThread(() -> isFree(locks))).isFalse();
            process.getOutputStream().close();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(inAnotherThread(() -> isFree(locks))).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    private static boolean isFree(FileLocks locks) {
        return LockTrial.isFree(locks, EP);
    }

    @Test
    void whoWaitsForAnEpisodeCanBeToldToStop() throws Exception {
        assertThat(LockTrial.toldToStop(new FileLocks(folder), EP)).isInstanceOf(StageInterrupted.class);
    }

    @Test
    void threadsTakeTurns() {
        assertTurns(new FileLocks(folder), new FileLocks(folder.resolve("other")), false);
    }

    @Test
    void threadsWithLocksOfTheirOwnTakeTurnsToo() {
        assertTurns(new FileLocks(folder), new FileLocks(folder), true);
    }

    /** Eight threads, half with each of the locks, on one episode. */
    private static void assertTurns(FileLocks one, FileLocks two, boolean both) {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger turns = new AtomicInteger();
        List<CompletableFuture<Void>> threads = new ArrayList<>();
        for (int t = 0; t < 8; t++) {
            FileLocks mine = both && t % 2 == 1 ? two : one;
            threads.add(CompletableFuture.runAsync(
                    () -> {
                        for (int i = 0; i < 20; i++) {
                            try (EpisodeLocks.Held held = mine.take(EP)) {
                                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                                assertThat(held.ep()).isEqualTo(EP);
                                turns.incrementAndGet();
                                inside.decrementAndGet();
                            }
                        }
                    },
                    task -> new Thread(task, "turns").start()));
        }
        threads.forEach(CompletableFuture::join);
        assertThat(most).hasValue(1);
        assertThat(turns).hasValue(160);
    }

    @Test
    void anotherEpisodeNeedsNotWait() {
        FileLocks locks = new FileLocks(folder);
        try (EpisodeLocks.Held one = locks.take(EP);
                EpisodeLocks.Held two = locks.take(new EpisodeId("show-s01e02"))) {
            assertThat(one.ep()).isNotEqualTo(two.ep());
        }
    }

    @Test
    void aKilledProcessHoldsNothingAnyMore() throws Exception {
        Process process = holder();
        AtomicBoolean killed = new AtomicBoolean();
        try {
            CompletableFuture<Boolean> taken = takenAfter(killed);
            assertThatThrownBy(() -> taken.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            killed.set(true);
            process.destroyForcibly();
            assertThat(taken.get(30, TimeUnit.SECONDS))
                    .as("taken after the kill")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void aProcessThatIsDoneLetsTheNextOneGoOn() throws Exception {
        Process process = holder();
        AtomicBoolean ended = new AtomicBoolean();
        try {
            CompletableFuture<Boolean> taken = takenAfter(ended);
            ended.set(true);
            process.getOutputStream().close();
            assertThat(taken.get(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.waitFor()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsNamedAndNothingStaysLocked() throws IOException {
        Path file = Files.writeString(folder.resolve("locks"), "in the way");
        FileLocks locks = new FileLocks(file);
        assertThatThrownBy(() -> locks.take(EP))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("show-s01e01")
                .hasMessageContaining(file.toString());
        Files.delete(file);
        assertThat(CompletableFuture.supplyAsync(() -> {
                    try (EpisodeLocks.Held held = locks.take(EP)) {
                        return held.ep();
                    }
                }))
                .succeedsWithin(10, TimeUnit.SECONDS)
                .isEqualTo(EP);
    }

    private CompletableFuture<Boolean> takenAfter(AtomicBoolean moment) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try (EpisodeLocks.Held held = new FileLocks(folder).take(EP)) {
                        return moment.get() && held.ep().equals(EP);
                    }
                },
                task -> new Thread(task, "waits").start());
    }

    /** A process that has the lock by now. */
    private Process holder() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        LockInAProcess.class.getName(),
                        folder.toString(),
                        EP.value())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        assertThat(said.readLine()).isEqualTo("holds " + EP);
        return process;
    }
}
