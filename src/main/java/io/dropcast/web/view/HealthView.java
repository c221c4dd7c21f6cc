package io.dropcast.api;

import java.util.List;

/**
 * How the engine is.
 *
 * @param status UP or DOWN
 */
@Wire
public record HealthView(String status, List<HealthCheck> checks) {}
