package io.dropcast.api;

/** Why a file could not be processed. */
@Wire
public record FailureView(String what, String why, String whatToDo) {}
