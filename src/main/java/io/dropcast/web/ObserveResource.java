package io.dropcast.web;

import io.dropcast.web.view.HealthView;
import io.dropcast.web.view.HealthView.HealthCheck;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Health and metrics, for monitoring. */
public final class ObserveResource implements Resource {
    private static final String UP = "UP";

    private final Vitals vitals;
    private final Meters meters;

    public ObserveResource(Vitals vitals, Meters meters) {
        this.vitals = vitals;
        this.meters = meters;
    }

    @Override
    public Map<String, Function<Request, Response>> operations() {
        return Map.of(
                "get-health",
                this::ready,
                "get-ready",
                this::ready,
                "get-live",
                this::live,
                "get-metrics",
                this::metrics);
    }

    /** An engine that answers is alive. */
    private Response live(Request request) {
        return Response.ok(new HealthView(UP, List.of()));
    }

    /** 503 when a check failed. */
    private Response ready(Request request) {
        List<HealthCheck> checks = vitals.look();
        boolean well = checks.stream().allMatch(c -> c.status().equals(UP));
        return Response.json(well ? 200 : 503, new HealthView(well ? UP : "DOWN", checks));
    }

    private Response metrics(Request request) {
        return new Response(
                200,
                "text/plain; version=0.0.4; charset=utf-8",
                meters.scrape().getBytes(StandardCharsets.UTF_8),
                Map.of());
    }
}
