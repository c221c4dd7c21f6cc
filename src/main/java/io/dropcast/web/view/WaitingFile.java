package io.dropcast.web.view;

/** A file that waits in the inbox. */
@SnakeCase
public record WaitingFile(String name, long size) {}
