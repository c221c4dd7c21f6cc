package io.dropcast.web.view;

/** Whom a person is. */
@SnakeCase
public record Merge(String into) {}
