package io.dropcast.web.view;

/** How long a person is on screen in an episode. */
@SnakeCase
public record PersonEpisode(String epId, double seconds) {}
