package io.dropcast.api;

import java.util.List;

/** A part of the tracks, by id. */
@Wire
public record TracksPage(List<TrackView> items, int total, int page, int pageSize) {}
