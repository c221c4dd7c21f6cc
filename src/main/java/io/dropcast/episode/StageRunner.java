package io.dropcast.episode;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropcast.face.EpisodeId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Runs a stage when its recipe changed, and says so either way. */
public final class StageRunner {
    private final RunMarkers markers;
    private final StageListener listener;
    private final EpisodeLocks locks;
    private final Clock clock;

    public StageRunner(RunMarkers markers, StageListener listener, EpisodeLocks locks, Clock clock) {
        this.markers = markers;
        this.listener = listener;
        this.locks = locks;
        this.clock = clock;
    }

    /** Does the stage's work and writes its manifests. */
    @FunctionalInterface
    public interface Work {
        Result run(Progress progress);
    }

    /**
     * @param outputs what was written
     * @param counts for the marker and the log
     * @param findings what the stage found out about the episode, for the marker
     */
    public record Result(
            List<Key> outputs, Map<String, Long> counts, List<String> warnings, Map<String, JsonNode> findings) {
        public Result(List<Key> outputs, Map<String, Long> counts, List<String> warnings) {
            this(outputs, counts, warnings, Map.of());
        }

        public static Result of(List<Key> outputs, Map<String, Long> counts) {
            return new Result(outputs, counts, List.of());
        }
    }

    /**
     * @param recipe asked before the work when the stage was run before, and always after it: by then a digest that is worked out beside the
     *     work is ready
     */
    public void run(EpisodeId ep, String stage, Supplier<Recipe> recipe, Work work) {
        // a second run waits here and then finds nothing to do
        try (EpisodeLocks.Held held = locks.take(ep)) {
            runHolding(held, stage, recipe, work);
        }
    }

    private void runHolding(EpisodeLocks.Held held, String stage, Supplier<Recipe> recipe, Work work) {
        EpisodeId ep = held.ep();
        if (markers.fresh(ep, stage, recipe)) {
            listener.skipped(ep, stage);
            return;
        }
        markers.sweep(ep);
        listener.started(ep, stage);
        Instant start = clock.instant();
        try {
            Result result = work.run((done, total) -> listener.progress(ep, stage, done, total));
            Instant end = clock.instant();
            markers.write(
                    ep,
                    recipe.get(),
                    new RunMarkers.Outcome(
                            result.outputs(), result.counts(), result.warnings(), result.findings(), start, end));
            double seconds = Duration.between(start, end).toMillis() / 1000.0;
            listener.finished(ep, stage, seconds, result.counts(), result.warnings());
        } catch (RuntimeException | Error e) {
            tellFailed(ep, stage, e);
            throw e;
        }
    }

    /** A listener may fail for the same reason, such as a full disk; the first error is the one to be told. */
    private void tellFailed(EpisodeId ep, String stage, Throwable why) {
        try {
            listener.failed(ep, stage, why);
        } catch (RuntimeException again) {
            why.addSuppressed(again);
        }
    }
}
