package io.dropcast.api;

/** How long a person is on screen in an episode. */
@Wire
public record PersonEpisode(String epId, double seconds) {}
