package io.dropcast.episode;

import io.dropcast.face.EpisodeId;

/** The manifests of an episode do not belong together at this moment, because a stage is writing them. Ask again. */
public final class ManifestsChanging extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ManifestsChanging(EpisodeId ep, Throwable why) {
        super(ep + " is being made anew: ask again in a moment", why);
    }
}
