package io.dropcast.api;

import java.util.List;

/**
 * Tracks of which it could not be told who is in them.
 *
 * @param seconds how long one of them or more is on screen
 */
@Wire
public record UnclusteredView(double seconds, List<TrackView> tracks) {}
