package io.dropcast.api;

import java.util.List;

/** Where the faces are, to be drawn over the video. */
@Wire
public record BoxesView(List<BoxTrack> boxes) {}
