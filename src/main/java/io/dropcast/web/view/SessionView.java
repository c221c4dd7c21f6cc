package io.dropcast.api;

/**
 * Whether the caller may do anything here.
 *
 * @param auth none or token
 */
@Wire
public record SessionView(String auth, boolean ok, String version) {}
