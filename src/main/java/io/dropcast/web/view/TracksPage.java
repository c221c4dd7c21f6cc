package io.dropcast.web.view;

import java.util.List;

/** A part of the tracks, by id. */
@SnakeCase
public record TracksPage(List<TrackView> items, int total, int page, int pageSize) {}
