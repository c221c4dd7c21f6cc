package io.dropcast.api;

/** A video that was put into the inbox. */
@Wire
public record UploadView(String name, String epId) {}
