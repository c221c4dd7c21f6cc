package io.dropcast.web;

import io.dropcast.episode.EpisodeStore;
import io.dropcast.jobs.Originals;
import io.dropcast.settings.Settings;
import io.dropcast.workflow.EpisodePipeline;

/**
 * What the resources work with.
 *
 * @param store the state
 * @param outbox where people look
 * @param settings of all episodes
 * @param follow makes the files of a show follow an edit, some time after the answer
 * @param originals where the dropped videos are
 */
public record ShowData(
        EpisodeStore store,
        EpisodeStore outbox,
        EpisodePipeline pipeline,
        Settings settings,
        Followers follow,
        Originals originals) {}
