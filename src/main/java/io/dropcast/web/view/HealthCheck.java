package io.dropcast.web.view;

/**
 * One thing that was looked at.
 *
 * @param status UP or DOWN
 * @param message what is wrong, or how it is
 */
@SnakeCase
public record HealthCheck(String name, String status, String message) {}
