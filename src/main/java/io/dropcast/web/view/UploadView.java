package io.dropcast.web.view;

/** A video that was put into the inbox. */
@SnakeCase
public record UploadView(String name, String epId) {}
