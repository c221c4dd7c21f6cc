package io.dropcast.web.view;

import java.util.List;

/**
 * A part of the sightings of a track, by time.
 *
 * @param bestFrameIdx over the whole track
 */
@SnakeCase
public record FramesPage(int trackId, List<FrameView> items, long bestFrameIdx, int total, int page, int pageSize) {}
