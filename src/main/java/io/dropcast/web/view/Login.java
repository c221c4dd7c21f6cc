package io.dropcast.web.view;

/** What lets somebody in. */
@SnakeCase
public record Login(String token) {}
