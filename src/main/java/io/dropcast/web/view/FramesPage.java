package io.dropcast.api;

import java.util.List;

/**
 * A part of the sightings of a track, by time.
 *
 * @param bestFrameIdx over the whole track
 */
@Wire
public record FramesPage(int trackId, List<FrameView> items, long bestFrameIdx, int total, int page, int pageSize) {}
