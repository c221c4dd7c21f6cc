package io.dropcast.api;

/** A file that waits in the inbox. */
@Wire
public record WaitingFile(String name, long size) {}
