package io.dropcast.api;

import java.util.List;

/** A show with its episodes. */
@Wire
public record ShowView(String showId, List<ShowEpisode> episodes) {}
