package io.dropcast.web.view;

/**
 * Whether the caller may do anything here.
 *
 * @param auth none or token
 */
@SnakeCase
public record SessionView(String auth, boolean ok, String version) {}
