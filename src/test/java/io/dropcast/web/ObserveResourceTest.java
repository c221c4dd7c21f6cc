package io.dropcast.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropcast.face.EpisodeId;
import io.dropcast.web.view.HealthView.HealthCheck;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ObserveResourceTest {
    private static final HealthCheck GOOD = new HealthCheck("store", "UP", "it is there");
    private static final HealthCheck BAD = new HealthCheck("models", "DOWN", "one is missing");

    private final Meters meters = new Meters();

    private Rest rest(HealthCheck... checks) {
        return new Rest(new ObserveResource(() -> List.of(checks), meters));
    }

    @Test
    void oneFailedCheckIsEnoughToBeDown() {
        assertThat(rest(GOOD).get("get-ready", "").status()).isEqualTo(200);
        Rest.Answer down = rest(GOOD, BAD).get("get-health", "");
        assertThat(down.status()).isEqualTo(503);
        assertThat(down.at("/status").asText()).isEqualTo("DOWN");
        assertThat(down.at("/checks/1/message").asText()).isEqualTo("one is missing");
    }

    @Test
    void anEngineThatCannotWorkIsAliveNevertheless() {
        assertThat(rest(BAD).get("get-live", "").text()).isEqualTo("{\"status\":\"UP\",\"checks\":[]}");
    }

    @Test
    void metricsCountWhatTheStagesDid() {
        meters.gauge("dropcast.queue.jobs", "Jobs that wait or run", () -> 2);
        EpisodeId ep = new EpisodeId("a-s01e01");
        meters.finished(ep, "detect", 1.5, Map.of("faces", 7L), List.of());
        meters.failed(ep, "track", new IllegalStateException());
        meters.delivered(ep, "outbox");
        assertThat(rest().get("get-metrics", "").text())
                .contains(
                        "dropcast_faces_total 7.0",
                        "dropcast_failures_total{stage=\"track\"} 1.0",
                        "dropcast_episodes_total 1.0",
                        "dropcast_stage_seconds_sum{stage=\"detect\"} 1.5",
                        "dropcast_queue_jobs 2.0");
    }
}
