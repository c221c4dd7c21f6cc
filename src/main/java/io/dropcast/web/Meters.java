package io.dropcast.web;

import io.dropcast.episode.StageListener;
import io.dropcast.face.EpisodeId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/** Counts what the engine does since it was started. Safe for several threads. */
public final class Meters implements StageListener {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Counter episodes = Counter.builder("dropcast.episodes")
            .description("Episodes delivered")
            .register(registry);
    private final Counter faces =
            Counter.builder("dropcast.faces").description("Faces detected").register(registry);

    /** A number that is read at each scrape. */
    public void gauge(String name, String description, IntSupplier value) {
        Gauge.builder(name, value, IntSupplier::getAsInt)
                .description(description)
                .strongReference(true)
                .register(registry);
    }

    /** What Prometheus reads. */
    String scrape() {
        return registry.scrape();
    }

    @Override
    public void started(EpisodeId ep, String stage) {}

    @Override
    public void skipped(EpisodeId ep, String stage) {}

    @Override
    public void progress(EpisodeId ep, String stage, long done, long total) {}

    @Override
    public void finished(EpisodeId ep, String stage, double seconds, Map<String, Long> counts, List<String> warnings) {
        Timer.builder("dropcast.stage")
                .description("Seconds that a stage took")
                .tag("stage", stage)
                .register(registry)
                .record(Duration.ofMillis(Math.round(seconds * 1000)));
        if (stage.equals("detect")) {
            faces.increment(counts.getOrDefault("faces", 0L));
        }
    }

    @Override
    public void failed(EpisodeId ep, String stage, Throwable why) {
        Counter.builder("dropcast.failures")
                .description("Stages that failed or were ended")
                .tag("stage", stage)
                .register(registry)
                .increment();
    }

    @Override
    public void delivered(EpisodeId ep, String where) {
        episodes.increment();
    }
}
