package io.dropcast.episode;

import io.dropcast.face.EpisodeId;

/**
 * Where an episode stands, as its progress file says.
 *
 * @param state running, done or failed
 * @param stage that was running last
 */
public record EpisodeState(EpisodeId ep, String state, String stage) {}
