package io.dropcast.web.view;

import java.util.List;

/**
 * Who is on screen when.
 *
 * @param rows longest on screen first
 */
@SnakeCase
public record TimelineView(String epId, double seconds, List<TimelineRow> rows) {}
