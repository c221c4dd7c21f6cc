package io.dropcast.web;

import io.dropcast.web.view.HealthCheck;
import io.dropcast.web.view.HealthView;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** For whoever watches over the engine. */
public final class ObserveResource {
    private static final String UP = "UP";

    private final Vitals vitals;
    private final Meters meters;

    public ObserveResource(Vitals vitals, Meters meters) {
        this.vitals = vitals;
        this.meters = meters;
    }

    /** {@code GET /observe/health/live}: whoever reads this knows it. */
    public Response live(Request call) {
        return Response.ok(new HealthView(UP, List.of()));
    }

    /** {@code GET /observe/health} and {@code GET /observe/health/ready}: 503 when something is wrong. */
    public Response ready(Request call) {
        List<HealthCheck> checks = vitals.look();
        boolean well = checks.stream().allMatch(c -> c.status().equals(UP));
        return Response.json(well ? 200 : 503, new HealthView(well ? UP : "DOWN", checks));
    }

    /** {@code GET /observe/metrics}. */
    public Response metrics(Request call) {
        return new Response(
                200,
                "text/plain; version=0.0.4; charset=utf-8",
                meters.scrape().getBytes(StandardCharsets.UTF_8),
                Map.of());
    }
}
