package io.dropcast.api;

import java.util.List;

/**
 * Who is on screen when.
 *
 * @param rows longest on screen first
 */
@Wire
public record TimelineView(String epId, double seconds, List<TimelineRow> rows) {}
