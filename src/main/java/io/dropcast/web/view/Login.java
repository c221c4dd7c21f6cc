package io.dropcast.api;

/** What lets somebody in. */
@Wire
public record Login(String token) {}
