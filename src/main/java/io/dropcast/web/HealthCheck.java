package io.dropcast.api;

/**
 * One thing that was looked at.
 *
 * @param status UP or DOWN
 * @param message what is wrong, or how it is
 */
@Wire
public record HealthCheck(String name, String status, String message) {}
