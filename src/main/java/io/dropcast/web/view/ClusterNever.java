package io.dropcast.web.view;

/** Whose a cluster is never. */
@SnakeCase
public record ClusterNever(String personId) {}
