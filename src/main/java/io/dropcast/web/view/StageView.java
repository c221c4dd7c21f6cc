package io.dropcast.api;

import java.util.Map;

/** What a stage did when it ran last. */
@Wire
public record StageView(double seconds, String finishedAt, Map<String, Long> counts) {}
