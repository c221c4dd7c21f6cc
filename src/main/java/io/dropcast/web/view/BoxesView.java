package io.dropcast.web.view;

import java.util.List;

/** Where the faces are, to be drawn over the video. */
@SnakeCase
public record BoxesView(List<BoxTrack> boxes) {}
