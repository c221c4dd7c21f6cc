package io.dropcast.web.view;

import java.util.List;

/**
 * How the engine is.
 *
 * @param status UP or DOWN
 */
@SnakeCase
public record HealthView(String status, List<HealthCheck> checks) {}
