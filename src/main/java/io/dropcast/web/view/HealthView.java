package io.dropcast.web.view;

import java.util.List;

/**
 * The health of the engine.
 *
 * @param status UP or DOWN
 */
@SnakeCase
public record HealthView(String status, List<HealthCheck> checks) {
    /**
     * One check.
     *
     * @param status UP or DOWN
     * @param message what is wrong, or the state in words
     */
    @SnakeCase
    public record HealthCheck(String name, String status, String message) {}
}
