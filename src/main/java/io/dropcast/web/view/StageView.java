package io.dropcast.web.view;

import java.util.Map;

/** What a stage did when it ran last. */
@SnakeCase
public record StageView(double seconds, String finishedAt, Map<String, Long> counts) {}
