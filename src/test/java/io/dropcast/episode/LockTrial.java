package io.dropcast.episode;

import io.dropcast.face.EpisodeId;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** What is asked of any kind of locks. */
public final class LockTrial {
    private LockTrial() {}

    /** Whether the episode can be had at once; it is let go of again. */
    public static boolean isFree(EpisodeLocks locks, EpisodeId ep) {
        Optional<EpisodeLocks.Held> held = locks.tryTake(ep);
        held.ifPresent(EpisodeLocks.Held::close);
        return held.isPresent();
    }

    /** The answer of a thread that holds nothing. */
    public static boolean inAnotherThread(Supplier<Boolean> asks) throws Exception {
        return CompletableFuture.supplyAsync(asks, task -> new Thread(task, "asks").start())
                .get(20, TimeUnit.SECONDS);
    }

    /** What is thrown in a thread that is interrupted while it waits for an episode that this one holds. */
    public static Throwable toldToStop(EpisodeLocks locks, EpisodeId ep) throws Exception {
        CompletableFuture<Throwable> told = new CompletableFuture<>();
        try (EpisodeLocks.Held held = locks.take(ep)) {
            Thread waits = new Thread(() -> {
                try {
                    locks.take(ep).close();
                    told.complete(new AssertionError("it did not wait for " + held.ep()));
                } catch (StageInterrupted e) {
                    told.complete(e);
                }
            });
            waits.start();
            waits.interrupt();
            return told.get(20, TimeUnit.SECONDS);
        }
    }
}
