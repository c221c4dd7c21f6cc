package io.dropcast.episode;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** How a stage waits for its workers. */
public final class StageTasks {
    private StageTasks() {}

    /**
     * The result of a task; its error is thrown here.
     *
     * @throws StageInterrupted when the waiting thread was interrupted
     */
    public static <T> T await(Future<T> task, String stage) {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StageInterrupted(stage);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException("a worker of " + stage + " failed", e.getCause());
        }
    }

    /**
     * Opens a net for each worker, side by side.
     *
     * @param opened gets each as soon as it is open; to be closed by the caller, after {@link #awaitEnd}, also when this throws
     */
    public static <T> void openAll(
            ExecutorService threads, int count, Supplier<T> nets, BlockingQueue<T> opened, String stage) {
        List<Future<?>> opening = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            opening.add(threads.submit(() -> opened.add(nets.get())));
        }
        opening.forEach(net -> await(net, stage));
    }

    /**
     * Waits until a task is done, however it ends. What it reads is native memory that is freed next, so an interruption does not end the
     * waiting, it is handed on after it; and cancelling the task would not wait for one that runs.
     */
    public static void awaitEnd(Future<?> task) {
        boolean interrupted = false;
        while (!task.isDone()) {
            try {
                task.get();
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException e) {
                // whatever it was, the caller that wanted the result has been told
                break;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Waits until the threads are done with what they have begun; they must have been told to take nothing more. The nets and frames
     * that they read are native memory that is freed next: leaving before they are done would crash the process. So an interruption
     * does not end the waiting, it is handed on after it.
     */
    public static void awaitEnd(ExecutorService threads) {
        boolean interrupted = false;
        while (!threads.isTerminated()) {
            try {
                threads.awaitTermination(1, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
