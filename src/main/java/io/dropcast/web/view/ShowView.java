package io.dropcast.web.view;

import java.util.List;

/** A show with its episodes. */
@SnakeCase
public record ShowView(String showId, List<ShowEpisode> episodes) {}
