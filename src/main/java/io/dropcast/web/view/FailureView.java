package io.dropcast.web.view;

/** Why a file could not be processed. */
@SnakeCase
public record FailureView(String what, String why, String whatToDo) {}
