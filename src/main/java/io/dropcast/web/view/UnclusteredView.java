package io.dropcast.web.view;

import java.util.List;

/**
 * Tracks of which it could not be told who is in them.
 *
 * @param seconds how long one of them or more is on screen
 */
@SnakeCase
public record UnclusteredView(double seconds, List<TrackView> tracks) {}
