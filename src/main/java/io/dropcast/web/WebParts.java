package io.dropcast.api;

import io.dropcast.episode.EpisodeStore;
import io.dropcast.pipeline.EpisodePipeline;
import io.dropcast.pipeline.Settings;

/**
 * What the resources work with.
 *
 * @param store the state
 * @param outbox where people look
 * @param settings of all episodes
 * @param follow makes the files of a show follow an edit, some time after the answer
 * @param originals where the dropped videos are
 */
public record Parts(
        EpisodeStore store,
        EpisodeStore outbox,
        EpisodePipeline pipeline,
        Settings settings,
        Followers follow,
        Originals originals) {}
