package io.dropcast.api;

/** Whose a cluster is never. */
@Wire
public record ClusterNever(String personId) {}
