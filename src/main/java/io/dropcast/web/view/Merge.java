package io.dropcast.api;

/** Whom a person is. */
@Wire
public record Merge(String into) {}
